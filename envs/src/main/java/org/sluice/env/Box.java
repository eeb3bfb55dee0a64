package org.sluice.env;

import java.util.Arrays;

/** The product of closed intervals, one per component; ends may be infinite. */
public final class Box implements Space {

  private final double[] low;
  private final double[] high;

  private Box(double[] low, double[] high) {
    if (low.length != high.length) {
      throw new IllegalArgumentException(
          "a box needs as many lower as upper bounds, not " + low.length + " and " + high.length);
    }
    for (int i = 0; i < low.length; i++) {
      if (!(low[i] <= high[i])) {
        throw new IllegalArgumentException(
            "a box needs low ≤ high, but component " + i + " has " + low[i] + " and " + high[i]);
      }
    }
    this.low = low;
    this.high = high;
  }

  /** A box with bounds of its own for each component. */
  public static Box of(double[] low, double[] high) {
    return new Box(low.clone(), high.clone());
  }

  /** {@code [low, high]^size}. */
  public static Box uniform(int size, double low, double high) {
    double[] lows = new double[size];
    double[] highs = new double[size];
    Arrays.fill(lows, low);
    Arrays.fill(highs, high);
    return new Box(lows, highs);
  }

  /** All of {@code R^size}. */
  public static Box unbounded(int size) {
    return uniform(size, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Override
  public int size() {
    return low.length;
  }

  /** The lower bound of a component. */
  public double low(int component) {
    return low[component];
  }

  /** The upper bound of a component. */
  public double high(int component) {
    return high[component];
  }

  /** Whether a component has two finite bounds. */
  public boolean isBounded(int component) {
    return Double.isFinite(low[component]) && Double.isFinite(high[component]);
  }

  @Override
  public boolean contains(double[] value) {
    if (value.length != low.length) {
      return false;
    }
    for (int i = 0; i < low.length; i++) {
      if (!(value[i] >= low[i] && value[i] <= high[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void sample(Generator random, double[] value) {
    for (int i = 0; i < low.length; i++) {
      value[i] = isBounded(i) ? random.uniform(low[i], high[i]) : clip(i, random.gaussian());
    }
  }

  /** The number nearest to {@code value} within the bounds of a component. */
  public double clip(int component, double value) {
    return Math.max(low[component], Math.min(high[component], value));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Box box && Arrays.equals(low, box.low) && Arrays.equals(high, box.high);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(low) + Arrays.hashCode(high);
  }

  @Override
  public String toString() {
    return "Box(" + low.length + ")";
  }
}
