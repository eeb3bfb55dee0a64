package org.sluice.learning.policy.type;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.PolicyType.Growth;
import org.sluice.learning.policy.PolicyType.Size;

/** The two hidden tanh layers that the classical policies share: {@code pol.0}, {@code pol.1}. */
final class Trunk {

  /** The width of the layers. */
  static final Size SIZE = new Size(PolicyParams.HIDDEN, Growth.WIDTH);

  private Trunk() {}

  static Node tanh(Graph graph, Node observation, int hidden) {
    Node h = observation;
    for (int layer = 0; layer < 2; layer++) {
      h = graph.dense(h, "pol." + layer, hidden, Initialisers.normalisedColumns(1));
      h = graph.apply(Activation.TANH, h);
    }
    return h;
  }
}
