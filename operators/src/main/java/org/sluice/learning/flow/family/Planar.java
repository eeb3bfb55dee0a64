package org.sluice.learning.flow.family;

import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * The planar flow (Rezende and Mohamed 2015, Eq. 10): with h = tanh,
 *
 * <pre>y = x + û h(wᵀx + b),   log |det ∂y/∂x| = log(1 + h'(wᵀx + b) wᵀû)
 * û = u + (m(wᵀu) − wᵀu) w / |w|²,   m(a) = −1 + log(1 + e^a)</pre>
 *
 * <p>û keeps wᵀû > −1, so that the map is invertible (their appendix A.1). The inverse needs one
 * number per sample, the root p of p + wᵀû tanh p = wᵀy + b; then x = y − û tanh p.
 *
 * <p>Deviation: wᵀu is bounded below by −{@link Activation#SCALE_LIMIT} in m, which bounds the
 * log-determinant from below.
 *
 * @param name the parameters' prefix: {@code name.w}, {@code name.u} and {@code name.b}
 */
public record Planar(String name) implements Flow {

  private static final double INITIAL_LIMIT = 0.1;
  private static final double SMALLEST_SQUARE = 1e-12; // avoids division by zero at w = 0

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    int dim = x.rows();
    Node w = graph.vector(name + ".w", dim, Initialisers.uniform(INITIAL_LIMIT));
    Node u = graph.vector(name + ".u", dim, Initialisers.uniform(INITIAL_LIMIT));
    Node b = graph.vector(name + ".b", 1, Initialisers.constant(0));

    Node wu = dot(graph, w, u);
    Node slope = Positive.softplus(graph, wu); // 1 + wᵀû
    Node square = graph.affine(1, dot(graph, w, w), SMALLEST_SQUARE);
    Node correction =
        graph.product(
            graph.affine(1, graph.combine(1, slope, -1, wu), -1),
            graph.apply(Activation.RECIPROCAL, square));
    Node constrained = graph.sum(u, graph.product(graph.repeat(correction, dim), w));

    Node argument = graph.sum(dot(graph, w, x), b);
    boolean toAction = direction == Direction.TO_ACTION;
    Node h = graph.apply(Activation.TANH, toAction ? argument : graph.tanhRoot(argument, slope));
    Node step = graph.product(constrained, graph.repeat(h, dim));
    Node logSlope = logDeterminant(graph, h, slope);
    return toAction
        ? new Transformed(graph.sum(x, step), logSlope)
        : new Transformed(graph.combine(1, x, -1, step), graph.affine(-1, logSlope, 0));
  }

  /** log(h² + slope (1 − h²)), without cancellation. */
  private static Node logDeterminant(Graph graph, Node h, Node slope) {
    Node square = graph.apply(Activation.SQUARE, h);
    Node rest = graph.product(slope, graph.affine(-1, square, 1));
    return graph.apply(Activation.LOG, graph.sum(square, rest));
  }

  private static Node dot(Graph graph, Node x, Node y) {
    return graph.rowSum(graph.product(x, y));
  }

  /** The family {@code planar}: {@link Planar} layers. */
  public static final class Family extends LayerFamily {
    public Family() {
      super("planar", (flows, name, index, dim, net) -> flows.add(new Planar(name)));
    }

    @Override
    public boolean hasNetworks() {
      return false;
    }
  }
}
