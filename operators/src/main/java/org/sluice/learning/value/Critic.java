package org.sluice.learning.value;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;

/**
 * Evaluates one state at a time: the value network for a batch of one, in single precision, without
 * native code. Allocates nothing per state.
 */
public final class Critic {

  private final Graph graph;
  private final Input observation;
  private final Node value;

  public Critic(ValueNetwork network) {
    this.graph = new Graph(Precision.FLOAT, 1, network.layout(), false);
    this.observation = graph.input(network.observationDim());
    this.value = network.value(graph, observation);
  }

  /** Sets the parameters, in the order of the network's layout. */
  public void setParameters(float[] parameters) {
    graph.setParameters(parameters);
  }

  /**
   * V(state).
   *
   * @param state Not modified. The observation, normalised, {@code [observationDim]}
   */
  public double value(double[] state) {
    observation.setColumn(0, state, 0);
    graph.forward();
    return value.value().get(0);
  }
}
