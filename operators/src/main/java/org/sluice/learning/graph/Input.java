package org.sluice.learning.graph;

/** Numbers given from outside. */
public final class Input extends Node {

  Input(Graph graph, int rows, boolean differentiable) {
    super(graph, rows, differentiable);
  }

  /**
   * Sets one sample.
   *
   * @param source Not modified. Its numbers from {@code offset} on, {@code [rows]}
   */
  public void setColumn(int column, double[] source, int offset) {
    for (int row = 0; row < value.rows; row++) {
      value.set(row, column, source[offset + row]);
    }
  }

  /**
   * Sets one sample.
   *
   * @param source Not modified. Its numbers from {@code offset} on, {@code [rows]}
   */
  public void setColumn(int column, float[] source, int offset) {
    for (int row = 0; row < value.rows; row++) {
      value.set(row, column, source[offset + row]);
    }
  }

  @Override
  void forward() {}

  /** The inputs do not depend on the parameters: their tangent stays zero. */
  @Override
  void tangentSweep() {}

  @Override
  void backward() {}
}
