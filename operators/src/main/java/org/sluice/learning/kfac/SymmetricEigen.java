package org.sluice.learning.kfac;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.sluice.learning.algebra.NativeBlas;
import org.sluice.learning.vectors.Finite;

/**
 * Q diag(e) Qᵀ = S for symmetric S, by LAPACK's divide and conquer (dsyevd) on one thread.
 *
 * <p>Always in double precision: the small eigenvalues decide the direction, and single precision
 * drowns them.
 */
final class SymmetricEigen {

  static {
    NativeBlas.load();
  }

  private final int size;
  private final double[] values;
  private final double[] vectors;

  SymmetricEigen(int size) {
    this.size = size;
    this.values = new double[size];
    this.vectors = new double[size * size];
  }

  int size() {
    return size;
  }

  /** e, ascending, {@code [size]}. */
  double[] values() {
    return values;
  }

  /** Qᵀ row-major: row i is the eigenvector of e_i, {@code [size, size]}. */
  double[] vectors() {
    return vectors;
  }

  /**
   * Decomposes a matrix.
   *
   * @param triangle Not modified. Its lower triangle, as {@link SecondMoment} keeps it, from {@code
   *     offset} on
   * @return whether there is a decomposition; not if a number is not finite
   */
  boolean decompose(double[] triangle, int offset) {
    if (!Finite.all(triangle, offset, SecondMoment.triangle(size))) {
      return false;
    }
    int source = offset;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        vectors[row * size + column] = triangle[source++];
      }
    }
    // A row-major lower triangle is the upper one of a column-major matrix, and eigenvectors that
    // LAPACK writes as columns are rows here.
    byte withVectors = 'V';
    byte upper = 'U';
    int failures =
        LAPACKE_dsyevd(LAPACK_COL_MAJOR, withVectors, upper, size, vectors, size, values);
    return failures == 0;
  }
}
