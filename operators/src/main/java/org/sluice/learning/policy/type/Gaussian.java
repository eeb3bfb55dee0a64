package org.sluice.learning.policy.type;

import java.util.Optional;
import org.sluice.env.Box;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.policy.distribution.ClosedForm;
import org.sluice.learning.policy.distribution.DiagonalNormal;

/**
 * N(μ(s), diag σ²): a mean from hidden tanh layers, a log-deviation that is the same in every
 * state.
 *
 * <pre>log π(a | s) = −½ Σ ((a − μ(s)) / σ)² − Σ log σ − (d/2) log 2π</pre>
 *
 * <p>log σ is clipped to ±{@link Activation#SCALE_LIMIT}. Initial weights as in the original
 * authors' code: columns of norm 1, of the last layer 0.01; log σ = 0. Tang and Agrawal 2018,
 * appendix A.
 */
public class Gaussian extends Policy {

  private final Trunk trunk;

  /**
   * @param trunk the hidden layers
   */
  public Gaussian(int observationDim, int actionDim, Trunk trunk) {
    super(observationDim, actionDim);
    this.trunk = trunk;
  }

  /** Maps the last layer's output to the mean. */
  Node mean(Graph graph, Node output) {
    return output;
  }

  private DiagonalNormal distribution(Graph graph, Node observation) {
    Node features = trunk.apply(graph, observation);
    Node output =
        graph.dense(features, trunk.next(), actionDim(), Initialisers.normalisedColumns(0.01));
    Node logDeviation = graph.vector("logstd", actionDim(), Initialisers.constant(0));
    return new DiagonalNormal(mean(graph, output), graph.apply(Activation.LIMIT, logDeviation));
  }

  @Override
  public Node logProbability(Graph graph, Node observation, Node action) {
    return distribution(graph, observation).logDensity(graph, action);
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    DiagonalNormal distribution = distribution(graph, observation);
    Node action = distribution.sample(graph, noise);
    return new Sample(action, distribution.logDensity(graph, action));
  }

  @Override
  public Optional<ClosedForm> closedForm(Graph graph, Node observation) {
    return Optional.of(distribution(graph, observation));
  }

  @Override
  public String toString() {
    return "Gaussian(" + trunk + ")";
  }

  /** The type {@code gaussian}. */
  public static final class Type extends TrunkType {

    public Type() {
      super(
          "gaussian",
          Box.class,
          (spaces, trunk) ->
              new Gaussian(spaces.observations().size(), spaces.actions().size(), trunk));
    }
  }
}
