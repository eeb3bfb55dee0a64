package org.sluice.learning.value;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.encoder.Encoder;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Node;

/**
 * The architecture of a value function, without numbers: two hidden tanh layers and a linear one,
 * {@code vf.0 … vf.2}.
 *
 * <p>Initial weights as in OpenAI baselines: columns of norm 1, biases 0. Tang and Agrawal 2018,
 * appendix A.
 */
public final class ValueNetwork {

  private final int observationDim;
  private final Encoder encoder;
  private final int hidden;
  private final ParameterLayout layout = new ParameterLayout();

  /**
   * A value network without an encoder.
   *
   * @param observationDim numbers per observation
   * @param hidden units in each hidden layer
   */
  public ValueNetwork(int observationDim, int hidden) {
    this(observationDim, new Plain(observationDim, false), hidden);
  }

  /**
   * @param observationDim numbers per observation
   * @param encoder of the observations, {@code vf.encoder}
   * @param hidden units in each hidden layer
   */
  public ValueNetwork(int observationDim, Encoder encoder, int hidden) {
    this.observationDim = observationDim;
    this.encoder = encoder;
    this.hidden = hidden;
    if (exists()) {
      Graph graph = new Graph(Precision.FLOAT, 1, layout, false);
      value(graph, graph.input(observationDim));
    }
  }

  /** No value function: it has no parameters, and no value can be computed. */
  public static ValueNetwork none(int observationDim) {
    return new ValueNetwork(observationDim, 0);
  }

  /** Whether there is a value function. */
  public boolean exists() {
    return hidden > 0;
  }

  /**
   * V(observation), {@code [1 × batch]}.
   *
   * @param observation {@code [observationDim × batch]}
   */
  public Node value(Graph graph, Node observation) {
    Node h = encoder.encode(graph, observation, "vf.encoder");
    for (int layer = 0; layer < 2; layer++) {
      h = graph.dense(h, "vf." + layer, hidden, Initialisers.normalisedColumns(1));
      h = graph.apply(Activation.TANH, h);
    }
    return graph.dense(h, "vf.2", 1, Initialisers.normalisedColumns(1));
  }

  /** Numbers per observation. */
  public int observationDim() {
    return observationDim;
  }

  /** The layout of the parameters. */
  public ParameterLayout layout() {
    return layout;
  }

  /** Where the parameters of the linear output layer stand in the layout: V is linear in them. */
  public List<ParameterLayout.Entry> outputLayer() {
    return layout.entries().stream().filter(entry -> entry.name().startsWith("vf.2.")).toList();
  }

  /** The initial state. */
  public ValueState initialise(Generator random) {
    return new ValueState(layout.initialiseFloats(random));
  }
}
