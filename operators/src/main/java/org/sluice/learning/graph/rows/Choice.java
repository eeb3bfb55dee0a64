package org.sluice.learning.graph.rows;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/**
 * For each sample, one block of rows: y[r] = x[index · count + r]. An index out of range counts as
 * the nearest one.
 */
public final class Choice extends Node {

  private final Node x;
  private final Node index;
  private final int[] first;

  public Choice(NodeContext context, Node x, Node index, int count) {
    super(context, count, x.active());
    if (index.rows() != 1 || x.rows() % count != 0) {
      throw new IllegalArgumentException(
          "one index chooses among runs of "
              + count
              + " rows, not "
              + index.rows()
              + " among "
              + x.rows());
    }
    this.x = x;
    this.index = index;
    this.first = new int[context.batch()];
  }

  @Override
  public List<Node> inputs() {
    return List.of(x, index);
  }

  @Override
  public void forward() {
    int runs = x.rows() / rows();
    for (int c = 0; c < first.length; c++) {
      int run = (int) Math.rint(index.value().get(c));
      first[c] = Math.max(0, Math.min(runs - 1, run)) * rows();
    }
    pick(x.value(), value);
  }

  @Override
  public void tangentSweep() {
    pick(x.tangent(), tangent);
  }

  private void pick(Block from, Block to) {
    for (int r = 0; r < to.rows; r++) {
      for (int c = 0; c < first.length; c++) {
        to.set(r, c, from.get(first[c] + r, c));
      }
    }
  }

  @Override
  public void backward() {
    for (int r = 0; r < rows(); r++) {
      for (int c = 0; c < first.length; c++) {
        int row = first[c] + r;
        x.adjoint().set(row, c, x.adjoint().get(row, c) + adjoint().get(r, c));
      }
    }
  }
}
