package org.sluice.learning.vectors;

/** Checks for non-finite numbers. */
public final class Finite {

  private Finite() {}

  public static boolean all(double[] x) {
    return all(x, 0, x.length);
  }

  public static boolean all(double[] x, int offset, int count) {
    double zero = 0;
    for (int i = offset; i < offset + count; i++) {
      zero += 0 * x[i]; // NaN for infinities too
    }
    return zero == 0;
  }
}
