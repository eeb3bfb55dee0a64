package org.sluice.learning.flow.family;

import java.util.List;
import org.sluice.learning.flow.Composition;
import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;

/**
 * Glow's invertible linear map in its LU form (Kingma and Dhariwal 2018, section 3.2), on vectors:
 *
 * <pre>y = P L (U + diag exp(s)) x,   log |det ∂y/∂x| = Σ s</pre>
 *
 * <p>P reverses the dimensions and is fixed, L is lower triangular with ones on its diagonal, U
 * strictly upper triangular. Both triangular factors start as the identity.
 *
 * <p>Deviation: Glow takes P and the signs of the diagonal from a random rotation; here the
 * diagonal is positive. Each triangular factor also has a shift, in place of actnorm's. s is
 * clipped to ±{@link Activation#SCALE_LIMIT}.
 *
 * @param name the parameters' prefix: {@code name.upper.W|b|scale}, {@code name.lower.W|b}
 */
public record InvertibleLinear(String name) implements Flow {

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    Flow upper = new Triangular(name + ".upper", false, true);
    Flow lower = new Triangular(name + ".lower", true, false);
    return new Composition(List.of(upper, lower, Permutation.reversal(x.rows())))
        .apply(graph, direction, x, context);
  }

  /**
   * The family {@code linear}: steps of Glow: {@link InvertibleLinear}, then an {@link
   * AffineCoupling}.
   */
  public static final class Family extends LayerFamily {
    public Family() {
      super(
          "linear",
          (flows, name, index, dim, net) -> {
            flows.add(new InvertibleLinear(name + ".linear"));
            flows.add(new AffineCoupling(name, HalfMask.alternating(index), net));
          });
    }
  }
}
