package org.sluice.learning.offpolicy;

import org.sluice.learning.graph.nodes.Input;

/** Moves rows of a minibatch into a graph, where a sample is a column. */
public final class Rows {

  private Rows() {}

  /**
   * Sets all samples of an input.
   *
   * @param rows Not modified. {@code [batch, input.rows()]}
   */
  public static void set(Input input, double[] rows) {
    for (int column = 0; column * input.rows() < rows.length; column++) {
      input.setColumn(column, rows, column * input.rows());
    }
  }
}
