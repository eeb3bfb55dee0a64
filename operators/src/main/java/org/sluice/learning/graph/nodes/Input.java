package org.sluice.learning.graph.nodes;

import java.util.List;

/** An input. */
public final class Input extends Node {

  public Input(NodeContext context, int rows, boolean differentiable) {
    super(context, rows, differentiable);
  }

  /**
   * Sets one sample.
   *
   * @param source Not modified. Its values from {@code offset}, {@code [rows]}
   */
  public void setColumn(int column, double[] source, int offset) {
    value.setColumn(column, source, offset);
  }

  /** Takes over the numbers of another input with as many rows. */
  public void copy(Input other) {
    kernels.copy(other.value, value);
  }

  /**
   * Sets one sample.
   *
   * @param source Not modified. Its values from {@code offset}, {@code [rows]}
   */
  public void setColumn(int column, float[] source, int offset) {
    for (int row = 0; row < value.rows; row++) {
      value.set(row, column, source[offset + row]);
    }
  }

  @Override
  public List<Node> inputs() {
    return List.of();
  }

  @Override
  public void forward() {}

  /** The inputs do not depend on the parameters: their tangent stays zero. */
  @Override
  public void tangentSweep() {}

  @Override
  public void backward() {}
}
