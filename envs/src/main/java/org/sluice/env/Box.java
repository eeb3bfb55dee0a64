package org.sluice.env;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** The product of closed intervals, one per component; ends may be infinite. */
public final class Box implements Space {

  private static final long serialVersionUID = 1;

  /** The largest number of a byte. */
  private static final int BYTE = 255;

  private final int[] shape;
  private final int size;
  private final boolean bytes;

  /** One bound per component, or one for all. */
  private final double[] low;

  private final double[] high;

  private Box(int[] shape, boolean bytes, double[] low, double[] high) {
    this.shape = shape;
    this.size = size(shape);
    this.bytes = bytes;
    if (low.length != high.length) {
      throw new IllegalArgumentException(
          "a box needs as many lower as upper bounds, not " + low.length + " and " + high.length);
    }
    if (low.length != 1 && low.length != size) {
      throw new IllegalArgumentException(
          low.length + " bounds for a box of " + size + " components");
    }
    for (int i = 0; i < low.length; i++) {
      if (!(low[i] <= high[i])) {
        throw new IllegalArgumentException(
            "a box needs low ≤ high, but component " + i + " has " + low[i] + " and " + high[i]);
      }
    }
    boolean uniform = isUniform(low) && isUniform(high);
    this.low = uniform ? new double[] {low[0]} : low;
    this.high = uniform ? new double[] {high[0]} : high;
  }

  private static boolean isUniform(double[] bounds) {
    return Arrays.stream(bounds).allMatch(bound -> Double.compare(bound, bounds[0]) == 0);
  }

  /** A box with separate bounds for each component. */
  public static Box of(double[] low, double[] high) {
    return new Box(new int[] {Math.max(low.length, high.length)}, false, low.clone(), high.clone());
  }

  /**
   * A box of a shape.
   *
   * @param low Not modified. One number per component, or one for all
   * @param high Not modified. As many as {@code low}
   */
  public static Box of(int[] shape, double[] low, double[] high) {
    return new Box(shape.clone(), false, low.clone(), high.clone());
  }

  /** {@code [low, high]^size}. */
  public static Box uniform(int size, double low, double high) {
    return new Box(new int[] {size}, false, new double[] {low}, new double[] {high});
  }

  /** The unbounded box {@code R^size}. */
  public static Box unbounded(int size) {
    return uniform(size, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * Bytes 0 … 255 of a shape, such as {@code [channels, height, width]} of a picture.
   *
   * @throws IllegalArgumentException if a length is not above 0, or the product is too large
   */
  public static Box bytes(int... shape) {
    return new Box(shape.clone(), true, new double[] {0}, new double[] {BYTE});
  }

  private static int size(int[] shape) {
    int product = 1;
    for (int length : shape) {
      if (length < 1) {
        throw new IllegalArgumentException("a shape has lengths above 0, not " + length);
      }
      try {
        product = Math.multiplyExact(product, length);
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            "a value of shape " + Arrays.toString(shape) + " has too many numbers", e);
      }
    }
    return product;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public boolean isBytes() {
    return bytes;
  }

  /** The lower bound of a component. */
  public double low(int component) {
    return low[low.length == 1 ? 0 : component];
  }

  /** The upper bound of a component. */
  public double high(int component) {
    return high[high.length == 1 ? 0 : component];
  }

  /** The lower bounds: one for all components if they have the same, else one for each; a copy. */
  public double[] low() {
    return low.clone();
  }

  /** The upper bounds, as many as the lower; a copy. */
  public double[] high() {
    return high.clone();
  }

  /** Whether all bounds are finite. */
  public boolean isBounded() {
    for (int i = 0; i < low.length; i++) {
      if (!isBounded(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether both bounds of a component are finite. */
  public boolean isBounded(int component) {
    return Double.isFinite(low(component)) && Double.isFinite(high(component));
  }

  @Override
  public boolean contains(double[] value) {
    if (value.length != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!(value[i] >= low(i) && value[i] <= high(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void sample(Generator random, double[] value) {
    for (int i = 0; i < size; i++) {
      value[i] = isBounded(i) ? random.uniform(low(i), high(i)) : clip(i, random.gaussian());
    }
  }

  /** The number nearest to {@code value} within the bounds of a component. */
  public double clip(int component, double value) {
    return Math.max(low(component), Math.min(high(component), value));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Box box
        && bytes == box.bytes
        && Arrays.equals(shape, box.shape)
        && Arrays.equals(low, box.low)
        && Arrays.equals(high, box.high);
  }

  @Override
  public int hashCode() {
    return (31 * Arrays.hashCode(low) + Arrays.hashCode(high)) * 31 + Arrays.hashCode(shape);
  }

  @Override
  public String toString() {
    String lengths = Arrays.stream(shape).mapToObj(String::valueOf).collect(joining(" × "));
    return "Box(" + lengths + (bytes ? " bytes)" : ")");
  }
}
