package org.sluice.env;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A parameter of a task, such as the length of a chain: its name, what it allows, and its default.
 * A default never changes, since it defines what the id alone means; a task with another default is
 * a task with another id.
 *
 * @param <T> Integer, Double or String
 */
public final class TaskParameter<T> {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** ASCII digits, perhaps with underscores between them. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9._]{1,40}([eE][+-]?[0-9]{1,3})?");

  private final String name;
  private final Class<T> type;
  private final T defaultValue;
  private final String allowed;
  private final Predicate<T> check;
  private final String description;

  private TaskParameter(
      String name,
      Class<T> type,
      T defaultValue,
      String allowed,
      Predicate<T> check,
      String description) {
    if (!NAME.matcher(name).matches() || name.equals("id")) {
      throw new IllegalArgumentException(
          "a task's parameter cannot be called '" + name + "'; write words like-this");
    }
    this.name = name;
    this.type = type;
    this.defaultValue = defaultValue;
    this.allowed = allowed;
    this.check = check;
    this.description = description;
    if (!check.test(defaultValue)) {
      throw new IllegalArgumentException(
          String.format("the default of %s must be %s, not %s", name, allowed, defaultValue));
    }
  }

  /**
   * A whole number.
   *
   * @param description one sentence, with the unit
   */
  public static TaskParameter<Integer> whole(
      String name, int defaultValue, int least, int most, String description) {
    return new TaskParameter<>(
        name,
        Integer.class,
        defaultValue,
        "a whole number from " + least + " to " + most,
        value -> value >= least && value <= most,
        description);
  }

  /**
   * A number.
   *
   * @param description one sentence, with the unit
   */
  public static TaskParameter<Double> number(
      String name, double defaultValue, double least, double most, String description) {
    return new TaskParameter<>(
        name,
        Double.class,
        defaultValue,
        "a number from " + plain(least) + " to " + plain(most),
        value -> value >= least && value <= most,
        description);
  }

  /**
   * One of a few words.
   *
   * @param words the default first; lower-case, like-this
   * @param description one sentence
   */
  public static TaskParameter<String> choice(String name, List<String> words, String description) {
    for (String word : words) {
      if (!NAME.matcher(word).matches()) {
        throw new IllegalArgumentException(
            name + " cannot have the choice '" + word + "'; write words like-this");
      }
    }
    return new TaskParameter<>(
        name,
        String.class,
        words.get(0),
        "one of " + String.join(", ", words),
        words::contains,
        description);
  }

  public String name() {
    return name;
  }

  public T defaultValue() {
    return defaultValue;
  }

  /** What it allows, to follow "must be": {@code a whole number from 2 to 10000}. */
  public String allowed() {
    return allowed;
  }

  /** One sentence, with the unit. */
  public String description() {
    return description;
  }

  /** Whether its values are whole numbers. */
  public boolean isWhole() {
    return type == Integer.class;
  }

  /**
   * Reads a value.
   *
   * @throws TaskParameterException if it is not allowed; the message says what is
   */
  public T parse(String text) {
    try {
      T value = type.cast(read(text.strip()));
      if (check.test(value)) {
        return value;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // as any other value that is not allowed
    }
    throw new TaskParameterException(name + " must be " + allowed + ", not '" + text + "'");
  }

  private Object read(String text) {
    if (type == String.class) {
      return text;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new NumberFormatException();
    }
    BigDecimal number = new BigDecimal(text.replace("_", ""));
    return isWhole() ? (Object) number.intValueExact() : (Object) (number.doubleValue() + 0.0);
  }

  /** The one spelling of a value: {@code 20}, {@code 0.5}, {@code 1.0E-5}. */
  String text(T value) {
    return value instanceof Double number ? plain(number) : value.toString();
  }

  /** The default as text. */
  public String defaultText() {
    return text(defaultValue);
  }

  private static String plain(double number) {
    return Double.toString(number).replaceFirst("\\.0$", "");
  }
}
