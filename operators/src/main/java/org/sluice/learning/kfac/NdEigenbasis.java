package org.sluice.learning.kfac;

import org.sluice.learning.algebra.NdMatrix;

/**
 * A basis of large factors: ND4J, in whose memory the eigenvectors stay from step to step. Direct
 * calls on the heap would copy them with each product.
 */
public final class NdEigenbasis implements Eigenbasis {

  private final double[] inputVectors;
  private final int inputs;
  private final double[] gradientVectors;
  private final int outputs;
  private final NdMatrix input = NdMatrix.ofDoubles();
  private final NdMatrix gradient = NdMatrix.ofDoubles();
  private final NdMatrix values = NdMatrix.ofDoubles();
  private final NdMatrix matrix = NdMatrix.ofDoubles();
  private final NdMatrix work = NdMatrix.ofDoubles();

  /**
   * @param input Qa row-major, {@code [inputs, inputs]}, read by {@link #renew}
   * @param gradient Qg row-major, {@code [outputs, outputs]}, read by {@link #renew}
   */
  public NdEigenbasis(double[] input, int inputs, double[] gradient, int outputs) {
    this.inputVectors = input;
    this.inputs = inputs;
    this.gradientVectors = gradient;
    this.outputs = outputs;
    work.shape(inputs, outputs);
  }

  @Override
  public void renew() {
    input.put(inputVectors, inputs, inputs);
    gradient.put(gradientVectors, outputs, outputs);
  }

  @Override
  public void solve(double[] numbers, double[] eigenvalues) {
    matrix.put(numbers, inputs, outputs);
    values.put(eigenvalues, inputs, outputs);
    work.multiply(input, false, matrix, false, false);
    matrix.multiply(work, false, gradient, true, false);
    matrix.divide(values);
    work.multiply(matrix, false, gradient, false, false);
    matrix.multiply(input, true, work, false, false);
    matrix.get(numbers);
  }

  @Override
  public long bytes() {
    long vectors = (long) inputs * inputs + (long) outputs * outputs;
    return Double.BYTES * (3L * inputs * outputs + vectors);
  }
}
