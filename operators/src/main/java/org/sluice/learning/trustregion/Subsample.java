package org.sluice.learning.trustregion;

import org.sluice.learning.graph.nodes.Input;

/**
 * Every k-th row of a batch: rows 0, k, 2k, …
 *
 * @param stride k
 */
public record Subsample(int stride) {

  /** The whole batch. */
  public static final Subsample ALL = new Subsample(1);

  /** The number of rows it takes from a batch. */
  public int size(int batch) {
    return (batch - 1) / stride + 1;
  }

  /**
   * Copies its rows into an input.
   *
   * @param rowMajor Not modified. {@code [batch, rows of the input]}
   * @param input Modified.
   */
  public void load(double[] rowMajor, Input input) {
    int width = input.rows();
    for (int column = 0; column < input.value().columns; column++) {
      input.setColumn(column, rowMajor, column * stride * width);
    }
  }
}
