package org.sluice.learning.flow.family;

import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;

/**
 * IAF (Kingma et al. 2016), with the context fed to the masked network:
 *
 * <pre>y_i = x_i exp(s_i(x_{&lt;i})) + μ_i(x_{&lt;i}),   log |det ∂y/∂x| = Σ s_i</pre>
 *
 * <p>Sampling takes one pass of the network, densities one per dimension. Chains should have a
 * {@link Permutation} between layers. Deviations: scales are exp(s) as in {@link
 * MaskedAutoregressive}, not a sigmoid; s is clipped to ±{@link Activation#SCALE_LIMIT}. In one
 * dimension the network sees the context only.
 *
 * @param name the parameters' prefix; see {@link Made}
 * @param units width of the network's hidden layer
 */
public record InverseAutoregressive(String name, int units) implements Flow {

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    return new Made(name, units).transform(graph, Direction.TO_ACTION, direction, x, context);
  }

  /**
   * The family {@code iaf}: {@link InverseAutoregressive} layers, with the order reversed in
   * between.
   */
  public static final class Family extends LayerFamily {
    public Family() {
      super(
          "iaf",
          (flows, name, index, dim, net) -> {
            Permutation.addBetween(flows, index, dim);
            flows.add(new InverseAutoregressive(name, net.units() * dim));
          });
    }
  }
}
