package org.sluice.learning.flow.family;

import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * The radial flow (Rezende and Mohamed 2015, Eq. 14): with centre c, r = |x − c|,
 *
 * <pre>y = x + β (x − c) / (α + r)
 * log |det ∂y/∂x| = (dim − 1) log(1 + β / (α + r)) + log(1 + αβ / (α + r)²)
 * α = softplus(a),   β = −α + softplus(b)</pre>
 *
 * <p>α > 0 and α + β > 0 make it invertible (their appendix A.2). With R = |y − c| the inverse's
 * radius is the positive root of r² + (α + β − R) r − αR = 0.
 *
 * <p>Deviation: a and b are bounded below by −{@link Activation#SCALE_LIMIT}, which bounds the
 * log-determinant. All sums below have positive terms, so nothing cancels in single precision.
 *
 * @param name the parameters' prefix: {@code name.centre}, {@code name.a} and {@code name.b}
 */
public record Radial(String name) implements Flow {

  private static final double INITIAL_LIMIT = 0.1;
  private static final double SMALLEST_SQUARE = 1e-30; // so that √ is differentiable at the centre

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    int dim = x.rows();
    Node centre = graph.vector(name + ".centre", dim, Initialisers.uniform(INITIAL_LIMIT));
    Node alpha = Positive.softplus(graph, graph.vector(name + ".a", 1, Initialisers.constant(0)));
    Node total = // α + β
        Positive.softplus(graph, graph.vector(name + ".b", 1, Initialisers.uniform(INITIAL_LIMIT)));

    boolean toAction = direction == Direction.TO_ACTION;
    Node offset = graph.combine(1, x, -1, centre);
    Node distance = length(graph, offset);
    Node radius = toAction ? distance : inverseRadius(graph, distance, alpha, total);
    Node inner = graph.sum(alpha, radius);
    Node outer = graph.sum(total, radius); // y − c = (x − c) outer / inner
    Node logInner = graph.apply(Activation.LOG, inner);
    Node logOuter = graph.apply(Activation.LOG, outer);

    // 1 + αβ / (α + r)² = (r² + 2αr + α(α + β)) / (α + r)²
    Node alongRadius =
        graph.sum(
            graph.product(radius, graph.combine(1, radius, 2, alpha)), graph.product(alpha, total));
    Node logDeterminant =
        graph.combine(
            1,
            graph.combine(dim - 1, logOuter, -(dim + 1), logInner),
            1,
            graph.apply(Activation.LOG, alongRadius));

    Node scale =
        toAction
            ? graph.product(outer, graph.apply(Activation.RECIPROCAL, inner))
            : graph.product(inner, graph.apply(Activation.RECIPROCAL, outer));
    Node value = graph.sum(centre, graph.product(graph.repeat(scale, dim), offset));
    return new Transformed(value, toAction ? logDeterminant : graph.affine(-1, logDeterminant, 0));
  }

  private static Node length(Graph graph, Node x) {
    Node squares = graph.rowSum(graph.apply(Activation.SQUARE, x));
    return graph.apply(Activation.SQUARE_ROOT, graph.affine(1, squares, SMALLEST_SQUARE));
  }

  /** (q + √(q² + 4αR)) / 2 with q = R − α − β, written as max(q, 0) + 2αR / (√… + |q|). */
  private static Node inverseRadius(Graph graph, Node distance, Node alpha, Node total) {
    Node q = graph.combine(1, distance, -1, total);
    Node above = graph.apply(Activation.RELU, q);
    Node below = graph.apply(Activation.RELU, graph.affine(-1, q, 0));
    Node product = graph.product(alpha, distance);
    Node root =
        graph.apply(
            Activation.SQUARE_ROOT,
            graph.combine(1, graph.apply(Activation.SQUARE, q), 4, product));
    Node denominator = graph.sum(root, graph.sum(above, below));
    Node rest = graph.product(product, graph.apply(Activation.RECIPROCAL, denominator));
    return graph.combine(1, above, 2, rest);
  }

  /** The family {@code radial}: {@link Radial} layers. */
  public static final class Family extends LayerFamily {
    public Family() {
      super("radial", (flows, name, index, dim, net) -> flows.add(new Radial(name)));
    }

    @Override
    public boolean hasNetworks() {
      return false;
    }
  }
}
