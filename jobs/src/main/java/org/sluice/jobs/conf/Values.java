package org.sluice.jobs.conf;

import java.math.BigDecimal;

/** Values as they are written. */
final class Values {

  private Values() {}

  /**
   * Reads a value of a type: Integer, Long, Double, Boolean or String. Whole numbers may be written
   * as 1000000, 1_000_000 or 1e6.
   *
   * @throws IllegalArgumentException if it is not of that type; the message says what is expected
   */
  static <V> V parse(String key, Class<V> type, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(key + " has no value");
    }
    try {
      return type.cast(parse(type, text.strip()));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          key + " must be " + describe(type) + ", not '" + text + "'", e);
    }
  }

  private static Object parse(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == Boolean.class) {
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new NumberFormatException();
      };
    }
    BigDecimal number = new BigDecimal(text.replace("_", ""));
    if (type == Integer.class) {
      return number.intValueExact();
    }
    if (type == Long.class) {
      return number.longValueExact();
    }
    if (Double.isInfinite(number.doubleValue())) {
      throw new NumberFormatException();
    }
    return number.doubleValue();
  }

  private static String describe(Class<?> type) {
    if (type == Boolean.class) {
      return "true or false";
    }
    return type == Double.class ? "a number" : "a whole number";
  }
}
