package org.sluice.learning.golden;

import org.sluice.env.Generator;

/** Small things that the property tests compute with. */
public final class Numbers {

  private Numbers() {}

  /** Normal numbers. */
  public static double[] normal(Generator random, int count, double deviation) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = deviation * random.gaussian();
    }
    return numbers;
  }

  /** One after the other. */
  public static double[] join(double[] first, double[] second) {
    double[] both = new double[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** x + a y. */
  public static double[] shifted(double[] x, double a, double[] y) {
    double[] sum = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = x[i] + a * y[i];
    }
    return sum;
  }

  /** (after − before) / (2 step): the central difference. */
  public static double[] slope(double[] after, double[] before, double step) {
    double[] slope = new double[after.length];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = (after[i] - before[i]) / (2 * step);
    }
    return slope;
  }

  /** log |det a|, by elimination with row exchanges. */
  public static double logDeterminant(double[][] a) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      int pivot = k;
      for (int i = k + 1; i < a.length; i++) {
        if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
          pivot = i;
        }
      }
      double[] row = a[pivot];
      a[pivot] = a[k];
      a[k] = row;
      sum += Math.log(Math.abs(row[k]));
      for (int i = k + 1; i < a.length; i++) {
        double factor = a[i][k] / row[k];
        for (int j = k; j < a.length; j++) {
          a[i][j] -= factor * row[j];
        }
      }
    }
    return sum;
  }
}
