package org.sluice.learning.kfac;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.kernels.Precision;

/**
 * The mean over samples of x xᵀ, or of [x; 1][x; 1]ᵀ, not centred.
 *
 * <p>Symmetric matrices are kept as their lower triangles, row by row: the number at row r and
 * column c ≤ r stands at r (r + 1) / 2 + c. Sums over the samples are made in the precision of the
 * block, by the matrix product of its kernels.
 */
final class SecondMoment {

  private final Kernels kernels;
  private final boolean withOne;
  private final Block product;
  private final Block sums;

  /**
   * @param rows numbers per sample
   * @param withOne whether each sample gets a last number 1, the input of a bias
   */
  SecondMoment(Precision precision, int rows, boolean withOne) {
    this.kernels = precision.kernels();
    this.withOne = withOne;
    this.product = kernels.block(rows, rows);
    this.sums = kernels.block(rows, 1);
  }

  /** Rows and columns of the matrix: one more than numbers per sample if each gets a 1. */
  int size() {
    return withOne ? product.rows + 1 : product.rows;
  }

  /** How many numbers the lower triangle of a matrix has. */
  static int triangle(int size) {
    return size * (size + 1) / 2;
  }

  /**
   * moment += weight · mean.
   *
   * @param x Not modified. {@code [rows × batch]}
   * @param moment Modified. The lower triangle from {@code offset} on
   */
  void addTo(Block x, double weight, double[] moment, int offset) {
    kernels.product(x, false, x, true, false, product);
    double scale = weight / x.columns;
    int target = offset;
    for (int row = 0; row < product.rows; row++) {
      int source = row * product.columns;
      for (int column = 0; column <= row; column++) {
        moment[target++] += scale * product.get(source + column);
      }
    }
    if (withOne) {
      kernels.fill(0, sums);
      kernels.addColumnSums(x, sums);
      for (int column = 0; column < product.rows; column++) {
        moment[target++] += scale * sums.get(column);
      }
      moment[target] += weight;
    }
  }
}
