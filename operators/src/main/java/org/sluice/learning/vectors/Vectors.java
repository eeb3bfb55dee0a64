package org.sluice.learning.vectors;

/** Sums over vectors, in the order of their elements. */
public final class Vectors {

  private Vectors() {}

  public static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  public static double mean(double[] x) {
    double sum = 0;
    for (double number : x) {
      sum += number;
    }
    return sum / x.length;
  }

  public static double largest(double[] x) {
    double largest = 0;
    for (double number : x) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }

  /** y += a x. */
  public static void addScaled(double a, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] += a * x[i];
    }
  }
}
