package org.sluice.learning.graph.kernels;

/** The floating-point precision of a graph. */
public enum Precision {
  /** 32-bit numbers, for training. */
  FLOAT(new FloatKernels()),
  /** 64-bit numbers, for checks. */
  DOUBLE(new DoubleKernels());

  @SuppressWarnings("ImmutableEnumChecker") // kernels have no fields
  private final Kernels kernels;

  Precision(Kernels kernels) {
    this.kernels = kernels;
  }

  /** The loops that compute in this precision. */
  public Kernels kernels() {
    return kernels;
  }

  /**
   * The loops for a graph; without native code where it acts on one sample in single precision.
   *
   * @param batch samples per sweep
   * @param differentiable whether the graph has tangents and adjoints
   */
  public Kernels kernels(int batch, boolean differentiable) {
    return this == FLOAT && batch == 1 && !differentiable ? ActingKernels.INSTANCE : kernels;
  }

  /** A block of zeros in this precision. */
  public Block block(int rows, int columns) {
    return kernels.block(rows, columns);
  }

  /**
   * Rounds to this precision.
   *
   * @param numbers Modified.
   */
  public void round(double[] numbers) {
    if (this == FLOAT) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) numbers[i];
      }
    }
  }
}
