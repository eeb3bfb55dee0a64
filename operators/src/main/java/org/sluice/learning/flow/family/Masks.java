package org.sluice.learning.flow.family;

/** Masks that make a network autoregressive; all {@code [in, out]}, row-major. */
final class Masks {

  private Masks() {}

  /**
   * From {@code [dim + contextDim]} inputs to hidden units: unit k has degree k mod dim and sees
   * the first so many dimensions, and all of the context.
   */
  static boolean[] toHidden(int dim, int contextDim, int units) {
    boolean[] mask = new boolean[(dim + contextDim) * units];
    for (int i = 0; i < dim + contextDim; i++) {
      for (int k = 0; k < units; k++) {
        mask[i * units + k] = i >= dim || i < k % dim;
      }
    }
    return mask;
  }

  /** From hidden units to dimensions: dimension i sees the units of degree up to i. */
  static boolean[] fromHidden(int units, int dim) {
    boolean[] mask = new boolean[units * dim];
    for (int k = 0; k < units; k++) {
      for (int i = 0; i < dim; i++) {
        mask[k * dim + i] = k % dim <= i;
      }
    }
    return mask;
  }

  /** From each dimension to the following ones, or to the preceding ones. */
  static boolean[] triangle(int dim, boolean toFollowing) {
    boolean[] mask = new boolean[dim * dim];
    for (int i = 0; i < dim; i++) {
      for (int j = 0; j < dim; j++) {
        mask[i * dim + j] = toFollowing ? i < j : i > j;
      }
    }
    return mask;
  }
}
