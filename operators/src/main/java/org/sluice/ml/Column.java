package org.sluice.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.ml.linalg.Vector;
import org.apache.flink.ml.param.Param;

/**
 * A column that a stage reads, and its values as numbers.
 *
 * @param parameter the parameter that names it
 * @param name its name
 * @param index its place in a row
 */
record Column(String parameter, String name, int index) implements Serializable {

  /**
   * Finds a column.
   *
   * @param names of all columns, in order
   * @throws IllegalArgumentException if it is missing
   */
  static Column of(List<String> names, Param<String> parameter, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          String.format(
              "there is no column '%s' (%s); the columns are %s",
              name, parameter.name, String.join(", ", names)));
    }
    return new Column(parameter.name, name, index);
  }

  /**
   * Checks that a column can be added.
   *
   * @throws IllegalArgumentException if there is one with its name
   */
  static void checkNew(List<String> names, Param<String> parameter, String name) {
    if (names.contains(name)) {
      throw new IllegalArgumentException(
          String.format("there is a column '%s' already; choose another %s", name, parameter.name));
    }
  }

  /**
   * A vector's numbers.
   *
   * @param value a vector, or an array of numbers
   * @param numbers Modified. Its length is the expected one
   * @param of what has that length, for messages
   * @throws IllegalArgumentException if it is neither, or has another length, or a number is not
   *     finite in single precision
   */
  void copy(Object value, double[] numbers, String of) {
    int length = length(value);
    if (length != numbers.length) {
      throw new IllegalArgumentException(
          String.format(
              "%s has a vector of %d numbers, but %s has %d", this, length, of, numbers.length));
    }
    for (int i = 0; i < length; i++) {
      numbers[i] = finite(at(value, i));
    }
  }

  private int length(Object value) {
    if (value instanceof Vector vector) {
      return vector.size();
    }
    if (value instanceof double[] array) {
      return array.length;
    }
    if (value instanceof float[] array) {
      return array.length;
    }
    if (value instanceof Number[] array) {
      return array.length;
    }
    throw new IllegalArgumentException(
        this + " has " + kind(value) + "; it must have vectors or arrays of numbers");
  }

  private double at(Object value, int i) {
    if (value instanceof Vector vector) {
      return vector.get(i);
    }
    if (value instanceof double[] array) {
      return array[i];
    }
    return value instanceof float[] array ? array[i] : number(((Number[]) value)[i]).doubleValue();
  }

  /**
   * A number in single precision.
   *
   * @throws IllegalArgumentException if it is no number, or not finite
   */
  float single(Object value) {
    return finite(number(value).doubleValue());
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if it is none, or negative or above the largest
   */
  long whole(Object value, long largest) {
    Number number = number(value);
    if (number instanceof Double || number instanceof Float) {
      throw new IllegalArgumentException(this + " must have whole numbers, not " + number);
    }
    long whole = number.longValue();
    if (whole < 0 || whole > largest) {
      throw new IllegalArgumentException(
          String.format("%s must be 0 … %d, not %d", this, largest, whole));
    }
    return whole;
  }

  private Number number(Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw new IllegalArgumentException(this + " has " + kind(value) + "; it must have numbers");
  }

  private float finite(double number) {
    float single = (float) number;
    if (!Float.isFinite(single)) {
      throw new IllegalArgumentException(
          this + " has " + number + "; its numbers must be finite in single precision");
    }
    return single;
  }

  private static String kind(Object value) {
    return value == null ? "a null" : "a value of " + value.getClass().getSimpleName();
  }

  @Override
  public String toString() {
    return String.format("column '%s' (%s)", name, parameter);
  }
}
