package org.sluice.learning.flow;

import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.HiddenLayers;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * A flow that sees features of the context instead of the context: hidden ReLU layers {@code name.0
 * …} and a linear one, {@code 2 dim} numbers. Initial weights are uniform within 1/√inputs.
 *
 * @param name the parameters' prefix
 * @param hidden units in each hidden layer
 */
public record ContextFeatures(String name, List<Integer> hidden, Flow flow) implements Flow {

  public ContextFeatures {
    hidden = List.copyOf(hidden);
  }

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    Node h = context;
    for (int layer = 0; layer < hidden.size(); layer++) {
      h = HiddenLayers.relu(graph, h, name, layer, hidden.get(layer), false);
    }
    h = graph.dense(h, name + "." + hidden.size(), 2 * x.rows(), Initialisers.fanIn());
    return flow.apply(graph, direction, x, h);
  }

  @Override
  public boolean invertsExactly() {
    return flow.invertsExactly();
  }
}
