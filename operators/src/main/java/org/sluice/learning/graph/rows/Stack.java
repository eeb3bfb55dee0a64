package org.sluice.learning.graph.rows;

import java.util.List;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** The stacked rows of several nodes. */
public final class Stack extends Node {

  private final List<Node> parts;

  public Stack(NodeContext context, List<Node> parts) {
    super(
        context, parts.stream().mapToInt(Node::rows).sum(), parts.stream().anyMatch(Node::active));
    this.parts = List.copyOf(parts);
  }

  @Override
  public List<Node> inputs() {
    return parts;
  }

  @Override
  public void forward() {
    int row = 0;
    for (int i = 0; i < parts.size(); i++) {
      kernels.addRowsAt(parts.get(i).value(), 0, row, parts.get(i).rows(), false, value);
      row += parts.get(i).rows();
    }
  }

  @Override
  public void tangentSweep() {
    kernels.fill(0, tangent);
    int row = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).active()) {
        kernels.addRowsAt(parts.get(i).tangent(), 0, row, parts.get(i).rows(), true, tangent);
      }
      row += parts.get(i).rows();
    }
  }

  @Override
  public void backward() {
    int row = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).active()) {
        boolean accumulate = parts.get(i).accumulates();
        kernels.addRowsAt(
            adjoint(), row, 0, parts.get(i).rows(), accumulate, parts.get(i).adjoint());
      }
      row += parts.get(i).rows();
    }
  }
}
