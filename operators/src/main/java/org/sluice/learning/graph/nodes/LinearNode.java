package org.sluice.learning.graph.nodes;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;

/** y = A x with a constant matrix A: tangents are multiplied by A, adjoints by Aᵀ. */
public abstract class LinearNode extends Node {

  private final Node x;

  protected LinearNode(NodeContext context, int rows, Node x) {
    super(context, rows, x.active());
    this.x = x;
  }

  @Override
  public final List<Node> inputs() {
    return List.of(x);
  }

  /** out = A from. */
  protected abstract void map(Block from, Block out);

  /** out += Aᵀ from. */
  protected abstract void addTransposed(Block from, Block out);

  @Override
  public final void forward() {
    map(x.value(), value);
  }

  @Override
  public final void tangentSweep() {
    map(x.tangent(), tangent);
  }

  @Override
  public final void backward() {
    addTransposed(adjoint(), x.adjoint());
  }
}
