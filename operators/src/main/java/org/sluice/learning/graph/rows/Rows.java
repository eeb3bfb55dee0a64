package org.sluice.learning.graph.rows;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.LinearNode;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** A block of another node's rows. */
public final class Rows extends LinearNode {

  private final int first;

  public Rows(NodeContext context, Node x, int first, int count) {
    super(context, count, x);
    this.first = first;
  }

  /** The first of the rows that are taken. */
  public int first() {
    return first;
  }

  @Override
  protected void map(Block from, Block out) {
    kernels.addRowsAt(from, first, 0, rows(), false, out);
  }

  @Override
  protected void addTransposed(Block from, Block out) {
    kernels.addRowsAt(from, 0, first, rows(), true, out);
  }
}
