package org.sluice.learning.graph.layers;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;

/** A learned matrix or vector: its values, a direction to differentiate along, and a gradient. */
public final class Parameter {

  private final String name;
  private final int offset;
  private final Block value;
  private final Block direction;
  private final Block gradient;
  private int uses;
  private boolean product;

  /**
   * @param entry its place in the layout
   * @param kernels of its graph, which create its blocks
   * @param differentiable whether it has a direction and a gradient
   */
  public Parameter(ParameterLayout.Entry entry, Kernels kernels, boolean differentiable) {
    this.name = entry.name();
    this.offset = entry.offset();
    this.value = kernels.block(entry.rows(), entry.columns());
    this.direction = differentiable ? kernels.block(entry.rows(), entry.columns()) : null;
    this.gradient = differentiable ? kernels.block(entry.rows(), entry.columns()) : null;
  }

  /** Counts a layer that uses it. */
  public void use() {
    uses++;
  }

  /** Says that a layer writes the gradient as one matrix product. */
  void isWrittenByProduct() {
    product = true;
  }

  /**
   * Whether each backward sweep overwrites the gradient, which then needs no clearing: its only
   * layer writes it as one product.
   */
  public boolean overwritten() {
    return product && uses == 1;
  }

  /** Its name in the layout. */
  public String name() {
    return name;
  }

  /** Where it starts in the flat vector of all parameters. */
  public int offset() {
    return offset;
  }

  /** Its values; writing to them changes the graph's parameters in place. */
  public Block value() {
    return value;
  }

  /** The direction that the tangent sweep differentiates along. */
  public Block direction() {
    return direction;
  }

  /** The derivative of the weighted sum of outputs, from the last backward sweep. */
  public Block gradient() {
    return gradient;
  }
}
