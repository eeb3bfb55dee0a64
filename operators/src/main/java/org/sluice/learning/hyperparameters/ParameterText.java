package org.sluice.learning.hyperparameters;

import org.apache.flink.ml.param.Param;

/**
 * Conversion of parameter values to and from text, as in configurations and policy specifications.
 */
public final class ParameterText {

  private ParameterText() {}

  /** A parameter's value as text. */
  public static String of(Hyperparameters values, Param<?> parameter) {
    return String.valueOf(values.get(parameter));
  }

  /**
   * Sets a parameter.
   *
   * @throws IllegalArgumentException if the text is not an allowed value; the message says what is
   *     allowed
   */
  public static <V> void set(Hyperparameters values, Param<V> parameter, String text) {
    try {
      values.set(parameter, parameter.clazz.cast(parsed(parameter.clazz, text)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          parameter.name + " must be " + parameter.validator + ", not " + text, e);
    }
  }

  private static Object parsed(Class<?> type, String text) {
    if (type == Integer.class) {
      return Integer.valueOf(text);
    }
    if (type == Long.class) {
      return Long.valueOf(text);
    }
    if (type == Double.class) {
      return Double.valueOf(text);
    }
    if (type == Boolean.class) {
      return Boolean.valueOf(text);
    }
    return text;
  }
}
