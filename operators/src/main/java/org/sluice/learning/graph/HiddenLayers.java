package org.sluice.learning.graph;

import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/** Hidden ReLU layers of off-policy networks. */
public final class HiddenLayers {

  /** Added to the variance in layer norms. */
  public static final double LAYER_NORM_EPSILON = 1e-12;

  private HiddenLayers() {}

  /**
   * A dense layer {@code prefix.i}, a layer norm {@code prefix.lni} if wanted, and ReLU. Initial
   * weights are uniform within 1/√inputs.
   */
  public static Node relu(
      Graph graph, Node x, String prefix, int layer, int units, boolean layerNorm) {
    Node h = graph.dense(x, prefix + "." + layer, units, Initialisers.fanIn());
    if (layerNorm) {
      h = graph.layerNorm(h, prefix + ".ln" + layer, LAYER_NORM_EPSILON);
    }
    return graph.apply(Activation.RELU, h);
  }
}
