package org.sluice.jobs.conf.text;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Range;

/** Parses values. */
public final class Values {

  /** ASCII digits, with optional underscores between them. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d(_?\\d)*(\\.(\\d(_?\\d)*)?)?|\\.\\d(_?\\d)*)([eE][+-]?\\d{1,9})?");

  private static final int LONGEST_NUMBER = 400;

  /** Longer texts get no suggestion: no word is longer, and the search would take time. */
  private static final int LONGEST_WORD = 100;

  private Values() {}

  /**
   * Reads a value of a type: Integer, Long, Double, Boolean or String. Integers may be written as
   * 1000000, 1_000_000 or 1e6.
   *
   * @throws IllegalArgumentException if it is not of that type; the message says what is expected
   */
  public static <V> V parse(String key, Class<V> type, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(key + " has no value");
    }
    try {
      return type.cast(parse(type, text.strip()));
    } catch (ArithmeticException | NumberFormatException e) {
      String allowed = limit(type, text.strip()).map(Values::describe).orElse(describe(type));
      throw new IllegalArgumentException(key + " must be " + allowed + ", not '" + text + "'", e);
    }
  }

  /**
   * Reads a parameter's value and sets it.
   *
   * @param values Modified
   * @throws IllegalArgumentException if it is not allowed; the message says what is allowed and
   *     suggests the nearest
   */
  public static <V> void set(Hyperparameters values, Param<V> parameter, String text) {
    Optional<V> limit = limit(parameter.clazz, text.strip());
    if (limit.isPresent() && !parameter.validator.validate(limit.get())) {
      // The parameter's range is narrower than its type's.
      throw new IllegalArgumentException(
          parameter.name + " must be " + parameter.validator + ", not " + text.strip());
    }
    V value = parse(parameter.name, parameter.clazz, text);
    try {
      values.set(parameter, value);
    } catch (IllegalArgumentException e) {
      Optional<String> meant =
          parameter.validator instanceof Range<V> range
              ? nearest(text.strip(), range.words())
              : Optional.empty();
      throw meant.isEmpty()
          ? e
          : new IllegalArgumentException(
              e.getMessage() + "; the nearest is '" + meant.get() + "'", e);
    }
  }

  /** The shortest word that contains the text, or else the one with the smallest edit distance. */
  private static Optional<String> nearest(String text, List<String> words) {
    if (text.length() > LONGEST_WORD) {
      return Optional.empty();
    }
    String wanted = text.toLowerCase(Locale.ROOT).replace('_', '-');
    Optional<String> longer =
        words.stream()
            .filter(word -> word.contains(wanted))
            .min(Comparator.comparingInt(String::length));
    if (longer.isPresent()) {
      return longer;
    }
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return words.stream()
        .min(Comparator.comparingInt(word -> distance.apply(wanted, word)))
        .filter(word -> distance.apply(wanted, word) <= Math.max(1, wanted.length() / 2));
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
    BigDecimal number = number(text);
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

  private static BigDecimal number(String text) {
    if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
      throw new NumberFormatException();
    }
    return new BigDecimal(text.replace("_", ""));
  }

  /** The limit of an integer type, if a text is a number beyond it. */
  private static <V> Optional<V> limit(Class<V> type, String text) {
    if (type != Integer.class && type != Long.class) {
      return Optional.empty();
    }
    BigDecimal number;
    try {
      number = number(text);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    boolean isShort = type == Integer.class;
    for (long limit :
        new long[] {
          isShort ? Integer.MIN_VALUE : Long.MIN_VALUE, isShort ? Integer.MAX_VALUE : Long.MAX_VALUE
        }) {
      if (number.compareTo(BigDecimal.valueOf(limit)) * Long.signum(limit) > 0) {
        return Optional.of(type.cast(parse(type, Long.toString(limit))));
      }
    }
    return Optional.empty();
  }

  private static String describe(Object limit) {
    long number = ((Number) limit).longValue();
    return String.format(Locale.ROOT, "at %s %,d", number < 0 ? "least" : "most", number);
  }

  private static String describe(Class<?> type) {
    if (type == Boolean.class) {
      return "true or false";
    }
    return type == Double.class ? "a number" : "an integer";
  }
}
