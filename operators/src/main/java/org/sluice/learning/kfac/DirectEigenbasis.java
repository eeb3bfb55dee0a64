package org.sluice.learning.kfac;

/** A basis of small factors: direct calls of OpenBLAS on numbers in the heap. */
public final class DirectEigenbasis implements Eigenbasis {

  private final double[] input;
  private final int inputs;
  private final double[] gradient;
  private final int outputs;
  private final double[] work;

  /**
   * @param input Qa row-major, {@code [inputs, inputs]}, read with every call; null without input
   * @param gradient Qg row-major, {@code [outputs, outputs]}, read with every call
   */
  public DirectEigenbasis(double[] input, int inputs, double[] gradient, int outputs) {
    this.input = input;
    this.inputs = inputs;
    this.gradient = gradient;
    this.outputs = outputs;
    this.work = new double[inputs * outputs];
  }

  @Override
  public void renew() {
    // It reads the caller's arrays.
  }

  @Override
  public void solve(double[] matrix, double[] eigenvalues) {
    if (input == null) {
      timesGradient(matrix, true, work);
      divide(work, eigenvalues);
      timesGradient(work, false, matrix);
    } else {
      inputTimes(false, matrix, work);
      timesGradient(work, true, matrix);
      divide(matrix, eigenvalues);
      timesGradient(matrix, false, work);
      inputTimes(true, work, matrix);
    }
  }

  private void inputTimes(boolean transpose, double[] matrix, double[] out) {
    MatrixProduct.of(input, transpose, matrix, false, inputs, inputs, outputs, out);
  }

  private void timesGradient(double[] matrix, boolean transpose, double[] out) {
    MatrixProduct.of(matrix, false, gradient, transpose, inputs, outputs, outputs, out);
  }

  private static void divide(double[] matrix, double[] eigenvalues) {
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] /= eigenvalues[i];
    }
  }

  @Override
  public long bytes() {
    return (long) Double.BYTES * work.length;
  }
}
