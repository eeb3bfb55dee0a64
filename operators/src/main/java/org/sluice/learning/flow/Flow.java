package org.sluice.learning.flow;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/**
 * An invertible map f: noise → action with a tractable Jacobian determinant, learned, and perhaps
 * different for every context (the observation of a policy).
 *
 * <p>A flow is an architecture and holds no numbers: its parameters live in the layout of the graph
 * under names that start with the flow's own.
 */
@FunctionalInterface
public interface Flow {

  /**
   * Adds the flow to a graph, in one of its directions: f for {@link Direction#TO_ACTION}, f⁻¹ for
   * {@link Direction#TO_NOISE}, each with the log-determinant of that map.
   *
   * @param x the input, {@code [dim × batch]}
   * @param context what the map may depend on, {@code [contextDim × batch]}
   */
  Transformed apply(Graph graph, Direction direction, Node x, Node context);
}
