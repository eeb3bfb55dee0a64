package org.sluice.learning.algorithm.bootstrappeddqn;

import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;

import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Layers;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyAlgorithm;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.exploration.EpisodeNoise;
import org.sluice.learning.rollout.exploration.UniformAtFirst;
import org.sluice.learning.value.ValueNetwork;

/** {@link BootstrappedDqn}. */
public final class BootstrappedDqnAlgorithm extends OffPolicyAlgorithm {

  private static final String Q = "q";
  private static final List<String> POLICIES = List.of("bootstrapped-q-network");

  public BootstrappedDqnAlgorithm() {
    super(
        "bootstrapped-dqn",
        "bootstrapped DQN",
        "Deep Q-network with several heads, of which lanes follow one for each episode (Osband et"
            + " al. 2016).");
  }

  @Override
  public List<Param<?>> parameters() {
    return withoutCritic(BootstrappedDqnParams.class);
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
    return Map.of(
        Q,
        Layers.of(
            graph -> policy.headValues(graph, graph.input(policy.observationDim())).orElseThrow()));
  }

  @Override
  protected List<Sweeps> sweepsOfStep(Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    return List.of(
        Sweeps.of(Q, rows, values.get(BootstrappedDqnParams.DOUBLE_Q) ? 2 : 1, FORWARD),
        Sweeps.of(Q, rows, 1, FORWARD, BACKWARD));
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new BootstrappedDqnWorkspace(policy, Precision.FLOAT, values);
  }
}
