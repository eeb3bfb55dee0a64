package org.sluice.learning.flow;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/**
 * An invertible map f: noise → action with a tractable Jacobian determinant, learned, and possibly
 * depending on a context (a policy's observation).
 *
 * <p>A flow is an architecture without parameter values: its parameters live in the layout of the
 * graph under names that start with the flow's own.
 */
@FunctionalInterface
public interface Flow {

  /**
   * Adds the flow to a graph, in one direction: f for {@link Direction#TO_ACTION}, f⁻¹ for {@link
   * Direction#TO_NOISE}, each with the log-determinant of that map.
   *
   * @param x the input, {@code [dim × batch]}
   * @param context what the map may depend on, {@code [contextDim × batch]}
   */
  Transformed apply(Graph graph, Direction direction, Node x, Node context);

  /**
   * Whether the two directions are inverse up to rounding. Otherwise they are nearly so, and {@link
   * Direction#TO_NOISE} defines the log-probability of an action, a sampled one's too.
   */
  default boolean invertsExactly() {
    return true;
  }
}
