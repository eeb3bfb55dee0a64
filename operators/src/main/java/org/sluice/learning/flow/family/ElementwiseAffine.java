package org.sluice.learning.flow.family;

import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * A learned scale and shift of each dimension: NICE's diagonal scaling (Dinh et al. 2015, section
 * 3.3), and Glow's actnorm (Kingma and Dhariwal 2018) without its start from data.
 *
 * <pre>y = x ⊙ exp(s) + b,   log |det ∂y/∂x| = Σ s</pre>
 *
 * <p>s is clipped to ±{@link Activation#SCALE_LIMIT}. It starts as the identity.
 *
 * @param name the parameters' prefix: {@code name.scale}, {@code name.shift}
 */
public record ElementwiseAffine(String name) implements Flow {

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    Node scale = graph.vector(name + ".scale", x.rows(), Initialisers.constant(0));
    Node shift = graph.vector(name + ".shift", x.rows(), Initialisers.constant(0));
    return new Scaling(shift, graph.apply(Activation.LIMIT, scale)).apply(graph, direction, x);
  }
}
