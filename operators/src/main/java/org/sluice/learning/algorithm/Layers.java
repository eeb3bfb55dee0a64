package org.sluice.learning.algorithm;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.value.ValueNetwork;

/** The dense layers of networks, for counting their matrix products. */
public final class Layers {

  private Layers() {}

  /** Those of a policy's log-density of given actions. */
  public static List<DenseShape> ofDensity(Policy policy) {
    return of(
        graph ->
            policy.logProbability(
                graph, graph.input(policy.observationDim()), graph.input(policy.actionDim())));
  }

  /** Those of a policy's actions of given noise. */
  public static List<DenseShape> ofActions(Policy policy) {
    return of(
        graph ->
            policy.sample(
                graph, graph.input(policy.observationDim()), graph.input(policy.noiseDim())));
  }

  /** Those of a value function; none of one that does not exist. */
  public static List<DenseShape> of(ValueNetwork network) {
    return network.exists()
        ? of(graph -> network.value(graph, graph.input(network.observationDim())))
        : List.of();
  }

  /**
   * Those of any network.
   *
   * @param network adds itself to a graph; returns anything
   */
  public static List<DenseShape> of(Function<Graph, ?> network) {
    Graph graph = new Graph(Precision.FLOAT, 1, new ParameterLayout(), true);
    Objects.requireNonNull(network.apply(graph));
    return graph.denseShapes();
  }
}
