package org.sluice.learning.algorithm.dqn;

import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;

import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Discrete;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Layers;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.offpolicy.OffPolicyAlgorithm;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.DrawnActions;
import org.sluice.learning.rollout.exploration.EpsilonGreedy;
import org.sluice.learning.rollout.exploration.UniformAtFirst;
import org.sluice.learning.value.ValueNetwork;

/** {@link Dqn}. */
public final class DqnAlgorithm extends OffPolicyAlgorithm {

  private static final String Q = "q";

  public DqnAlgorithm() {
    super(
        "dqn",
        "DQN",
        "Deep Q-network: an action-value function of discrete actions learned from a replay buffer"
            + " (Mnih et al. 2015), by default with double Q-learning.");
  }

  @Override
  public List<Param<?>> parameters() {
    return withoutCritic(DqnParams.class);
  }

  @Override
  protected List<Problem> checkPolicy(Policy policy, Hyperparameters values) {
    return isMadeOfActionValues(policy)
        ? List.of()
        : List.of(
            new Problem(
                List.of(PolicyParams.TYPE),
                String.format(
                    "%s must be q-network for dqn, not %s",
                    PolicyParams.TYPE.name, values.get(PolicyParams.TYPE))));
  }

  private static boolean isMadeOfActionValues(Policy policy) {
    Graph graph = new Graph(Precision.FLOAT, 1, policy.layout(), false);
    return policy.actionValues(graph, graph.input(policy.observationDim())).isPresent();
  }

  @Override
  public Behaviour behaviour(Spaces spaces, Hyperparameters values) {
    Discrete actions = (Discrete) spaces.actions();
    long steps = values.get(DqnParams.EXPLORATION_STEPS) / values.get(TrialParams.LANES);
    Behaviour exploring =
        values.get(DqnParams.EXPLORATION).equals(DqnParams.BOLTZMANN)
            ? new DrawnActions()
            : new EpsilonGreedy(
                actions,
                values.get(DqnParams.EXPLORATION_START),
                values.get(DqnParams.EXPLORATION_END),
                steps);
    return new UniformAtFirst(warmUpOfLane(values), actions, exploring);
  }

  @Override
  public Map<String, List<DenseShape>> networks(
      Policy policy, ValueNetwork none, Hyperparameters values) {
    return Map.of(
        Q,
        Layers.of(
            graph ->
                policy.actionValues(graph, graph.input(policy.observationDim())).orElseThrow()));
  }

  @Override
  protected List<Sweeps> sweepsOfStep(Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    return List.of(
        Sweeps.of(Q, rows, values.get(DqnParams.DOUBLE_Q) ? 2 : 1, FORWARD), // the targets
        Sweeps.of(Q, rows, 1, FORWARD, BACKWARD));
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new DqnWorkspace(policy, Precision.FLOAT, values);
  }
}
