package org.sluice.learning.graph.nodes;

import org.sluice.learning.graph.kernels.Block;

/** Rows of x where kept, zero elsewhere. */
public final class Mask extends LinearNode {

  private final boolean[] keep;

  public Mask(NodeContext context, Node x, boolean[] keep) {
    super(context, x.rows(), x);
    if (keep.length != x.rows()) {
      throw new IllegalArgumentException(
          "a mask over " + x.rows() + " rows cannot have " + keep.length);
    }
    this.keep = keep.clone();
  }

  /** Which rows are kept; a copy. */
  public boolean[] keep() {
    return keep.clone();
  }

  @Override
  protected void map(Block from, Block out) {
    kernels.fill(0, out);
    kernels.addMasked(keep, from, out);
  }

  @Override
  protected void addTransposed(Block from, Block out) {
    kernels.addMasked(keep, from, out);
  }
}
