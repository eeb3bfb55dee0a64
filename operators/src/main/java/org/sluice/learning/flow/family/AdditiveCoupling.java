package org.sluice.learning.flow.family;

import java.util.List;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/**
 * NICE's coupling (Dinh et al. 2015, section 3.2): with mask m, x_m = m ⊙ x,
 *
 * <pre>y = x_m + (1 − m) ⊙ (x + t(x_m)),   log |det ∂y/∂x| = 0</pre>
 *
 * <p>It preserves volume, so a chain of them should end with an {@link ElementwiseAffine}. In one
 * dimension it is the identity or a learned shift, as for {@link AffineCoupling}.
 *
 * @param name the parameters' prefix; the net is {@code name.t}
 */
public record AdditiveCoupling(String name, HalfMask mask, CouplingNet net) implements Flow {

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    Node kept = graph.mask(x, mask.kept(x.rows()));
    Node shift =
        graph.mask(net.apply(graph, kept, name + ".t", x.rows()), mask.transformed(x.rows()));
    double sign = direction == Direction.TO_ACTION ? 1 : -1;
    return new Transformed(graph.combine(1, x, sign, shift), null);
  }

  /**
   * The family {@code additive}: {@link AdditiveCoupling}s with alternating masks, and a final
   * {@link ElementwiseAffine}.
   */
  public static final class Family extends LayerFamily {
    public Family() {
      super(
          "additive",
          (flows, name, index, dim, net) ->
              flows.add(new AdditiveCoupling(name, HalfMask.alternating(index), net)));
    }

    @Override
    public void addLast(List<Flow> flows) {
      flows.add(new ElementwiseAffine("last"));
    }
  }
}
