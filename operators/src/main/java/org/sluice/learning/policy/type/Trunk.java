package org.sluice.learning.policy.type;

import java.util.Collections;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.PolicyType.Growth;
import org.sluice.learning.policy.PolicyType.Size;

/**
 * The hidden tanh layers that the classical policies share: {@code pol.0}, {@code pol.1}, ….
 *
 * @param layers how many
 * @param units in each
 */
public record Trunk(int layers, int units) {

  private static final int USUAL = 2;

  /** The width of the layers. */
  static final Size SIZE = new Size(PolicyParams.HIDDEN, Growth.WIDTH);

  /** The number of layers. */
  static final Size DEPTH = new Size(PolicyParams.HIDDEN_LAYERS, Growth.DEPTH);

  /** Two layers. */
  public static Trunk of(int units) {
    return new Trunk(USUAL, units);
  }

  static Trunk of(Hyperparameters values) {
    return new Trunk(values.get(PolicyParams.HIDDEN_LAYERS), values.get(PolicyParams.HIDDEN));
  }

  Node apply(Graph graph, Node observation) {
    Node h = observation;
    for (int layer = 0; layer < layers; layer++) {
      h = graph.dense(h, "pol." + layer, units, Initialisers.normalisedColumns(1));
      h = graph.apply(Activation.TANH, h);
    }
    return h;
  }

  /** The name of the layer after these. */
  String next() {
    return "pol." + layers;
  }

  @Override
  public String toString() {
    return layers == 0
        ? "linear"
        : String.join("-", Collections.nCopies(layers, Integer.toString(units)));
  }
}
