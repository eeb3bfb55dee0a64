package org.sluice.learning.theory;

/** Small systems of linear equations, by Gaussian elimination with partial pivoting. */
final class LinearSystem {

  private LinearSystem() {}

  /**
   * The x with A x = b.
   *
   * @param a A, modified. {@code [n][n]}
   * @param b Modified: becomes x. {@code [n]}
   * @throws ArithmeticException if A is singular
   */
  static double[] solve(double[][] a, double[] b) {
    for (int column = 0; column < b.length; column++) {
      pivot(a, b, column);
      for (int row = column + 1; row < b.length; row++) {
        subtract(a, b, row, a[row][column] / a[column][column], column);
      }
    }
    for (int row = b.length - 1; row >= 0; row--) {
      for (int column = row + 1; column < b.length; column++) {
        b[row] -= a[row][column] * b[column];
      }
      b[row] /= a[row][row];
    }
    return b;
  }

  private static void pivot(double[][] a, double[] b, int column) {
    int best = column;
    for (int row = column + 1; row < b.length; row++) {
      if (Math.abs(a[row][column]) > Math.abs(a[best][column])) {
        best = row;
      }
    }
    if (a[best][column] == 0) {
      throw new ArithmeticException("the matrix is singular");
    }
    double[] row = a[best];
    a[best] = a[column];
    a[column] = row;
    double right = b[best];
    b[best] = b[column];
    b[column] = right;
  }

  private static void subtract(double[][] a, double[] b, int row, double factor, int pivot) {
    for (int column = pivot; column < b.length; column++) {
      a[row][column] -= factor * a[pivot][column];
    }
    b[row] -= factor * b[pivot];
  }
}
