package org.sluice.learning.graph;

/**
 * A matrix or vector that is learned: its numbers, a direction to differentiate along, a gradient.
 */
public final class Parameter {

  private final String name;
  private final int offset;
  final Block value;
  final Block direction;
  final Block gradient;

  Parameter(ParameterLayout.Entry entry, Kernels kernels, boolean differentiable) {
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

  /** What the last backward sweep left: the derivative of the weighted sum of outputs. */
  public Block gradient() {
    return gradient;
  }
}
