package org.sluice.learning.flow.family;

import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;

/**
 * MAF (Papamakarios et al. 2017, Eq. 3 and 4), with the context fed to the masked network:
 *
 * <pre>y_i = x_i exp(s_i(y_{&lt;i})) + μ_i(y_{&lt;i}),   log |det ∂y/∂x| = Σ s_i</pre>
 *
 * <p>Densities take one pass of the network, sampling one per dimension. Chains should have a
 * {@link Permutation} between layers. s is clipped to ±{@link Activation#SCALE_LIMIT}. In one
 * dimension the network sees the context only.
 *
 * @param name the parameters' prefix; see {@link Made}
 * @param units width of the network's hidden layer
 */
public record MaskedAutoregressive(String name, int units) implements Flow {

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    return new Made(name, units).transform(graph, Direction.TO_NOISE, direction, x, context);
  }

  /**
   * The family {@code maf}: {@link MaskedAutoregressive} layers, with with with the order reversed
   * in between.
   */
  public static final class Family extends LayerFamily {
    public Family() {
      super(
          "maf",
          (flows, name, index, dim, net) -> {
            Permutation.addBetween(flows, index, dim);
            flows.add(new MaskedAutoregressive(name, net.units() * dim));
          });
    }
  }
}
