package org.sluice.trustregion;

/** Loops over plain arrays that the updates share. */
final class Vectors {

  private Vectors() {}

  static boolean allFinite(double[] x) {
    return allFinite(x, 0, x.length);
  }

  static boolean allFinite(double[] x, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      if (!Double.isFinite(x[i])) {
        return false;
      }
    }
    return true;
  }

  static boolean allZero(double[] x) {
    for (double number : x) {
      if (number != 0) {
        return false;
      }
    }
    return true;
  }

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
