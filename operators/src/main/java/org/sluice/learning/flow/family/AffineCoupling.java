package org.sluice.learning.flow.family;

import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;

/**
 * RealNVP's coupling (Dinh et al. 2017): with mask m, x_m = m ⊙ x,
 *
 * <pre>y = x_m + (1 − m) ⊙ (x ⊙ exp s(x_m) + t(x_m)),   log |det ∂y/∂x| = Σ (1 − m) ⊙ s(x_m)</pre>
 *
 * <p>s is clipped to ±{@link Activation#SCALE_LIMIT}, so that a chain of couplings cannot overflow;
 * where it is clipped, its gradient is zero. The networks see the full vector with zeros in the
 * masked places. In one dimension the first mask keeps all (the identity) and the second nothing: s
 * and t are then learned constants.
 *
 * @param name the parameters' prefix; the nets are {@code name.s} and {@code name.t}
 */
public record AffineCoupling(String name, HalfMask mask, CouplingNet net) implements Flow {

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    boolean[] transformed = mask.transformed(x.rows());
    Node kept = graph.mask(x, mask.kept(x.rows()));
    Node logScale =
        graph.mask(
            graph.apply(Activation.LIMIT, net.apply(graph, kept, name + ".s", x.rows())),
            transformed);
    Node shift = graph.mask(net.apply(graph, kept, name + ".t", x.rows()), transformed);
    if (direction == Direction.TO_ACTION) {
      Node scale = graph.apply(Activation.EXP, logScale);
      return new Transformed(graph.sum(graph.product(x, scale), shift), graph.rowSum(logScale));
    }
    Node inverseLogScale = graph.affine(-1, logScale, 0);
    Node inverseScale = graph.apply(Activation.EXP, inverseLogScale);
    return new Transformed(
        graph.product(graph.combine(1, x, -1, shift), inverseScale), graph.rowSum(inverseLogScale));
  }

  /** The family {@code affine}: {@link AffineCoupling}s with alternating masks. */
  public static final class Family extends LayerFamily {
    public Family() {
      super(
          "affine",
          (flows, name, index, dim, net) ->
              flows.add(new AffineCoupling(name, HalfMask.alternating(index), net)));
    }
  }
}
