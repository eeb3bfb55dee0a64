package org.sluice.learning.flow.family;

import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * y = (T + diag exp(s)) x + b with T strictly triangular; log |det ∂y/∂x| = Σ s. The inverse
 * substitutes dimension by dimension, in dim passes.
 *
 * @param name the parameters' prefix: {@code name.W|b}, and {@code name.scale} for s
 * @param toFollowing whether a dimension acts on the following ones, else on the preceding ones
 * @param scaled whether s is learned; else it is zero
 */
record Triangular(String name, boolean toFollowing, boolean scaled) implements Flow {

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    if (direction == Direction.TO_ACTION) {
      return step(graph, direction, x, x);
    }
    Node known = graph.mask(x, new boolean[x.rows()]);
    Transformed result = null;
    for (int pass = 0; pass < x.rows(); pass++) {
      result = step(graph, direction, x, known);
      known = result.value();
    }
    return result;
  }

  /** Adds T known + b to the scaled x, or subtracts it and divides by the scale. */
  private Transformed step(Graph graph, Direction direction, Node x, Node known) {
    int dim = x.rows();
    boolean[] triangle = Masks.triangle(dim, toFollowing);
    Node shift = graph.maskedDense(known, name, dim, triangle, Initialisers.constant(0));
    if (!scaled) {
      double sign = direction == Direction.TO_ACTION ? 1 : -1;
      return new Transformed(graph.combine(1, x, sign, shift), null);
    }
    Node scale = graph.vector(name + ".scale", dim, Initialisers.constant(0));
    return new Scaling(shift, graph.apply(Activation.LIMIT, scale)).apply(graph, direction, x);
  }
}
