package org.sluice.learning.golden;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Input;

/** Between row-major arrays {@code [batch, features]} and blocks {@code [features × batch]}. */
public final class Batches {

  private Batches() {}

  /** Sets an input's samples from a row-major array {@code [batch, rows]}. */
  public static void set(Input input, double[] rowMajor) {
    for (int column = 0; column < input.value().columns; column++) {
      input.setColumn(column, rowMajor, column * input.rows());
    }
  }

  /** A block's numbers as a row-major array {@code [batch, rows]}. */
  public static double[] rowMajor(Block block) {
    double[] numbers = new double[block.size()];
    for (int column = 0; column < block.columns; column++) {
      for (int row = 0; row < block.rows; row++) {
        numbers[column * block.rows + row] = block.get(row, column);
      }
    }
    return numbers;
  }
}
