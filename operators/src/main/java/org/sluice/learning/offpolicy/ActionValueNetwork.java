package org.sluice.learning.offpolicy;

import java.util.List;
import org.sluice.learning.algorithm.Layers;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Node;

/** The architecture of an action-value function Q(s, a), without numbers. */
public interface ActionValueNetwork {

  /** Numbers of noise with which each value is drawn; by default none. */
  default int noiseDim() {
    return 0;
  }

  /**
   * Q(observation, action), {@code [1 × batch]}.
   *
   * @param observation {@code [observationDim × batch]}
   * @param action {@code [actionDim × batch]}
   * @param noise {@code [noiseDim × batch]}
   */
  Node value(Graph graph, Node observation, Node action, Node noise);

  /** The layout of its parameters. */
  default ParameterLayout layout(int observationDim, int actionDim) {
    ParameterLayout layout = new ParameterLayout();
    Graph graph = new Graph(Precision.FLOAT, 1, layout, true);
    Node unused =
        value(graph, graph.input(observationDim), graph.input(actionDim), graph.input(noiseDim()));
    return layout;
  }

  /**
   * The dense layers.
   *
   * @param byActions whether Q is differentiated by the actions
   */
  default List<DenseShape> layers(int observationDim, int actionDim, boolean byActions) {
    return Layers.of(
        graph ->
            value(
                graph,
                graph.input(observationDim),
                byActions ? graph.differentiableInput(actionDim) : graph.input(actionDim),
                graph.input(noiseDim())));
  }
}
