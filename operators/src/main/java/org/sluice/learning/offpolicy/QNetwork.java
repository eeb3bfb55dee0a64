package org.sluice.learning.offpolicy;

import java.util.List;
import org.sluice.learning.encoder.Encoder;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.HiddenLayers;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * The architecture of an action-value function Q(s, a), without numbers: two hidden ReLU layers
 * {@code prefix.0}, {@code prefix.1} and a linear one, {@code prefix.2}, initially uniform within
 * 0.003 (Lillicrap et al. 2016, section 7).
 *
 * @param prefix of the parameters' names
 * @param encoder of the observations, {@code prefix.encoder}
 * @param hidden units in each of the two hidden layers
 * @param layerNorm whether a layer norm stands before each ReLU
 * @param actionLayer the layer whose input the action joins: 0 or 1
 */
public record QNetwork(
    String prefix, Encoder encoder, List<Integer> hidden, boolean layerNorm, int actionLayer)
    implements ActionValueNetwork {

  private static final double OUTPUT_LIMIT = 3e-3;

  @Override
  public Node value(Graph graph, Node observation, Node action, Node noise) {
    Node h = encoder.encode(graph, observation, prefix + ".encoder");
    for (int layer = 0; layer < 2; layer++) {
      Node x = layer == actionLayer ? graph.stack(List.of(h, action)) : h;
      h = HiddenLayers.relu(graph, x, prefix, layer, hidden.get(layer), layerNorm);
    }
    return graph.dense(h, prefix + ".2", 1, Initialisers.uniform(OUTPUT_LIMIT));
  }
}
