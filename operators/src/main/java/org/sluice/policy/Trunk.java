package org.sluice.policy;

import org.sluice.graph.Activation;
import org.sluice.graph.Graph;
import org.sluice.graph.Initialisers;
import org.sluice.graph.Node;

/** The two hidden tanh layers that the classical policies share: {@code pol.0}, {@code pol.1}. */
final class Trunk {

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
