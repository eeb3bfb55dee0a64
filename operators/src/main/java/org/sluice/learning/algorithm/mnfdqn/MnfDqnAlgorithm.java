package org.sluice.learning.algorithm.mnfdqn;

import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;

import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Layers;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyAlgorithm;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.posterior.PosteriorNetwork;
import org.sluice.learning.posterior.inference.PosteriorMetrics;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.exploration.EpisodeNoise;
import org.sluice.learning.rollout.exploration.UniformAtFirst;
import org.sluice.learning.value.ValueNetwork;

/** {@link MnfDqn}. */
public final class MnfDqnAlgorithm extends OffPolicyAlgorithm {

  private static final String Q = "q";
  private static final String DIVERGENCE = "divergence";
  private static final List<String> POLICIES = List.of("bayesian-q-network");

  public MnfDqnAlgorithm() {
    super(
        "mnf-dqn",
        "MNF-DQN",
        "Deep Q-network with a posterior over its weights, from which lanes draw an action-value"
            + " function for each episode (Touati et al. 2018).");
  }

  @Override
  public List<Param<?>> parameters() {
    return withoutCritic(MnfDqnParams.class);
  }

  @Override
  public List<Metric> metrics() {
    return PosteriorMetrics.OF_ACTION_VALUES;
  }

  @Override
  protected List<Problem> checkPolicy(Policy policy, Hyperparameters values) {
    return typeIsOneOf(POLICIES, values);
  }

  @Override
  public Behaviour behaviour(Spaces spaces, Hyperparameters values) {
    return new UniformAtFirst(warmUpOfLane(values), spaces.actions(), new EpisodeNoise());
  }

  @Override
  public Map<String, List<DenseShape>> networks(
      Policy policy, ValueNetwork none, Hyperparameters values) {
    PosteriorNetwork weights = policy.posterior().orElseThrow();
    return Map.of(
        Q,
        Layers.of(
            graph ->
                policy
                    .actionValues(
                        graph, graph.input(policy.observationDim()), graph.input(policy.noiseDim()))
                    .orElseThrow()),
        DIVERGENCE,
        Layers.of(graph -> weights.divergence(graph, graph.input(weights.divergenceNoiseDim()))));
  }

  @Override
  protected List<Sweeps> sweepsOfStep(Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    return List.of(
        Sweeps.of(Q, rows, values.get(MnfDqnParams.DOUBLE_Q) ? 2 : 1, FORWARD), // the targets
        Sweeps.of(Q, rows, 1, FORWARD, BACKWARD),
        Sweeps.of(DIVERGENCE, 1, 1, FORWARD, BACKWARD));
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new MnfDqnWorkspace(policy, values);
  }
}
