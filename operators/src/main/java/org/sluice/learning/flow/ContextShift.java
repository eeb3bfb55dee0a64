package org.sluice.learning.flow;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/**
 * y = x + L(context): how the state enters a flow policy (Tang and Agrawal 2018, Eq. 8). Its volume
 * is that of the identity.
 *
 * @param name the prefix of the parameters of L
 */
public record ContextShift(String name, CouplingNet net) implements Flow {

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    Node shift = net.apply(graph, context, name, x.rows());
    double sign = direction == Direction.TO_ACTION ? 1 : -1;
    return new Transformed(graph.combine(1, x, sign, shift), null);
  }
}
