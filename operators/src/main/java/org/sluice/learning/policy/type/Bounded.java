package org.sluice.learning.policy.type;

import org.sluice.env.Box;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/** Scales numbers in [−1, 1] to the bounds of a box. */
final class Bounded {

  private Bounded() {}

  /**
   * (high + low) / 2 + (high − low) / 2 · x.
   *
   * @param x {@code [actions.size() × batch]}
   * @param actions with finite bounds
   */
  static Node scale(Graph graph, Node x, Box actions) {
    double[] half = new double[actions.size()];
    double[] middle = new double[actions.size()];
    for (int i = 0; i < half.length; i++) {
      half[i] = 0.5 * (actions.high(i) - actions.low(i));
      middle[i] = 0.5 * (actions.high(i) + actions.low(i));
    }
    return graph.affineRows(half, x, middle);
  }
}
