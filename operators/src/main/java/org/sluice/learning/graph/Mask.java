package org.sluice.learning.graph;

/** x where kept, else 0, by row. */
final class Mask extends Node {

  private final Node x;
  private final boolean[] keep;

  Mask(Graph graph, Node x, boolean[] keep) {
    super(graph, x.rows(), x.active());
    if (keep.length != x.rows()) {
      throw new IllegalArgumentException(
          "a mask over " + x.rows() + " rows cannot have " + keep.length);
    }
    this.x = x;
    this.keep = keep.clone();
  }

  @Override
  void forward() {
    kernels.fill(0, value);
    kernels.addMasked(keep, x.value, value);
  }

  @Override
  void tangentSweep() {
    kernels.fill(0, tangent);
    kernels.addMasked(keep, x.tangent, tangent);
  }

  @Override
  void backward() {
    kernels.addMasked(keep, adjoint, x.adjoint);
  }
}
