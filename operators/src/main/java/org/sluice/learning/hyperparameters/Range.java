package org.sluice.learning.hyperparameters;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.ml.param.ParamValidator;

/**
 * A range check with a human-readable description.
 *
 * @param allowed what is allowed, such as {@code > 0} or {@code one of trpo, acktr}
 * @param check whether a value is allowed
 * @param words all allowed words; empty if values are not words
 */
public record Range<T>(String allowed, ParamValidator<T> check, List<String> words)
    implements ParamValidator<T> {

  private Range(String allowed, ParamValidator<T> check) {
    this(allowed, check, List.of());
  }

  @Override
  public boolean validate(T value) {
    return value != null && check.validate(value);
  }

  /** Numbers above a bound. */
  public static <T extends Number> Range<T> above(double bound) {
    return new Range<>("> " + text(bound), value -> value.doubleValue() > bound);
  }

  /** Numbers above a bound, and up to another, inclusive. */
  public static <T extends Number> Range<T> aboveUpTo(double low, double high) {
    return new Range<>(
        "> " + text(low) + " and ≤ " + text(high),
        value -> value.doubleValue() > low && value.doubleValue() <= high);
  }

  /** Numbers of at least a bound. */
  public static <T extends Number> Range<T> atLeast(double bound) {
    return new Range<>("≥ " + text(bound), value -> value.doubleValue() >= bound);
  }

  /** Numbers between two bounds, inclusive. */
  public static <T extends Number> Range<T> between(double low, double high) {
    return new Range<>(
        text(low) + " … " + text(high),
        value -> value.doubleValue() >= low && value.doubleValue() <= high);
  }

  /**
   * Texts that pass a check.
   *
   * @param allowed what is allowed, to follow "must be"
   */
  public static Range<String> texts(String allowed, ParamValidator<String> check) {
    return new Range<>(allowed, check);
  }

  /** One of a few words. */
  public static Range<String> oneOf(String... words) {
    return oneOf(List.of(words), word -> Optional.empty());
  }

  /**
   * One of a few words.
   *
   * @param jar the jar that a word comes from, if it is not part of this project
   */
  public static Range<String> oneOf(List<String> words, Function<String, Optional<String>> jar) {
    String allowed =
        words.stream()
            .map(word -> word + jar.apply(word).map(path -> " (from " + path + ")").orElse(""))
            .collect(Collectors.joining(", ", "one of ", ""));
    return new Range<>(allowed, words::contains, words);
  }

  private static String text(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }

  @Override
  public String toString() {
    return allowed;
  }
}
