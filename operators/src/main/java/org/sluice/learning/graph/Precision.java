package org.sluice.learning.graph;

/** How exactly a graph computes. */
public enum Precision {
  /** 32-bit numbers; for everything that trains. */
  FLOAT(new FloatKernels()),
  /** 64-bit numbers; for checks. */
  DOUBLE(new DoubleKernels());

  @SuppressWarnings("ImmutableEnumChecker") // kernels have no fields
  private final Kernels kernels;

  Precision(Kernels kernels) {
    this.kernels = kernels;
  }

  Kernels kernels() {
    return kernels;
  }

  /** A block of zeros in this precision. */
  public Block block(int rows, int columns) {
    return kernels.block(rows, columns);
  }

  /**
   * Rounds to numbers that this precision has.
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
