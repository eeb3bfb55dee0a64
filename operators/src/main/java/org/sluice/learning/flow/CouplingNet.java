package org.sluice.learning.flow;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * The network inside a flow: dense, layer norm, ReLU, twice, then dense with small first weights,
 * so that a new flow is close to the identity.
 *
 * @param units width of both hidden layers
 * @param layerNormEpsilon added to the variance. The original authors' 1e-12 makes slopes up to 1e6
 *     where the input is nearly constant; the default is 1e-5
 */
public record CouplingNet(int units, double layerNormEpsilon) {

  /** The default for the number added to the variance. */
  public static final double DEFAULT_EPSILON = 1e-5;

  private static final double LAST_LAYER_LIMIT = 0.003;

  public CouplingNet {
    if (units < 1) {
      throw new IllegalArgumentException("a network needs at least 1 unit, not " + units);
    }
  }

  /**
   * Adds the network to a graph; its parameters are {@code name.0|1|2.W|b} and {@code
   * name.ln0|ln1.gamma|beta}.
   */
  public Node apply(Graph graph, Node x, String name, int outputs) {
    Node hidden = x;
    for (int layer = 0; layer < 2; layer++) {
      hidden = graph.dense(hidden, name + "." + layer, units, Initialisers.glorot());
      hidden = graph.layerNorm(hidden, name + ".ln" + layer, layerNormEpsilon);
      hidden = graph.apply(Activation.RELU, hidden);
    }
    return graph.dense(hidden, name + ".2", outputs, Initialisers.uniform(LAST_LAYER_LIMIT));
  }
}
