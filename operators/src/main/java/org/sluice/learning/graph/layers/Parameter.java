package org.sluice.learning.graph.layers;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;

/**
 * A matrix or vector that is learned: its numbers, a direction to differentiate along, a gradient.
 */
public final class Parameter {

  private final String name;
  private final int offset;
  private final Block value;
  private final Block direction;
  private final Block gradient;

  /**
   * @param entry its place in the layout
   * @param kernels of its graph, which make its blocks
   * @param differentiable whether it has a direction and a gradient
   */
  public Parameter(ParameterLayout.Entry entry, Kernels kernels, boolean differentiable) {
    this.name = entry.name();
    this.offset = entry.offset();
    this.value = kernels.block(entry.rows(), entry.columns());
    this.direction = differentiable ? kernels.block(entry.rows(), entry.columns()) : null;
    this.gradient = differentiable ? kernels.block(entry.rows(), entry.columns()) : null;
  }

  /** Its name in the layout. */
  public String name() {
    return name;
  }

  /** Where it starts in the flat vector of all parameters. */
  public int offset() {
    return offset;
  }

  /** Its numbers; writing to them changes the graph's parameters in place. */
  public Block value() {
    return value;
  }

  /** The direction that the tangent sweep differentiates along. */
  public Block direction() {
    return direction;
  }

  /** What the last backward sweep left: the derivative of the weighted sum of outputs. */
  public Block gradient() {
    return gradient;
  }
}
