package org.sluice.learning.policy.type;

import org.sluice.env.Box;
import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/**
 * Scales numbers in [−1, 1] to the bounds of a box; without parameters.
 *
 * <pre>a = (high + low) / 2 + (high − low) / 2 · x,   log |det ∂a/∂x| = Σ log ((high − low) / 2)
 * </pre>
 *
 * @param box with finite bounds
 */
record Bounded(Box box) implements Flow {

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    double volume = 0;
    for (int i = 0; i < box.size(); i++) {
      volume += StrictMath.log(half(box, i));
    }
    boolean toAction = direction == Direction.TO_ACTION;
    Node value = toAction ? scale(graph, x, box) : unscale(graph, x);
    return new Transformed(
        value,
        volume == 0 ? null : graph.affine(0, graph.rowSum(value), toAction ? volume : -volume));
  }

  private Node unscale(Graph graph, Node action) {
    double[] scale = new double[box.size()];
    double[] shift = new double[box.size()];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = 1 / half(box, i);
      shift[i] = -middle(box, i) / half(box, i);
    }
    return graph.affineRows(scale, action, shift);
  }

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
      half[i] = half(actions, i);
      middle[i] = middle(actions, i);
    }
    return graph.affineRows(half, x, middle);
  }

  private static double half(Box box, int i) {
    return 0.5 * (box.high(i) - box.low(i));
  }

  private static double middle(Box box, int i) {
    return 0.5 * (box.high(i) + box.low(i));
  }
}
