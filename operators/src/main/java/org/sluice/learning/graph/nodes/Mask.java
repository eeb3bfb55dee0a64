package org.sluice.learning.graph.nodes;

/** x where kept, else 0, by row. */
public final class Mask extends Node {

  private final Node x;
  private final boolean[] keep;

  public Mask(NodeContext context, Node x, boolean[] keep) {
    super(context, x.rows(), x.active());
    if (keep.length != x.rows()) {
      throw new IllegalArgumentException(
          "a mask over " + x.rows() + " rows cannot have " + keep.length);
    }
    this.x = x;
    this.keep = keep.clone();
  }

  @Override
  public void forward() {
    kernels.fill(0, value);
    kernels.addMasked(keep, x.value(), value);
  }

  @Override
  public void tangentSweep() {
    kernels.fill(0, tangent);
    kernels.addMasked(keep, x.tangent(), tangent);
  }

  @Override
  public void backward() {
    kernels.addMasked(keep, adjoint, x.adjoint());
  }
}
