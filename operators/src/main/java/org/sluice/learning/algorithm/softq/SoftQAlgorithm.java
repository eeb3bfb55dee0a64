package org.sluice.learning.algorithm.softq;

import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD_TO_INPUTS;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionValueNetwork;
import org.sluice.learning.offpolicy.OffPolicyAlgorithm;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.DrawnActions;
import org.sluice.learning.rollout.exploration.UniformAtFirst;
import org.sluice.learning.value.ValueNetwork;

/** {@link SoftQ}. */
public final class SoftQAlgorithm extends OffPolicyAlgorithm {

  private static final String POLICY = "noise-input";
  private static final String Q = "q";

  public SoftQAlgorithm() {
    super(
        "soft-q-learning",
        "SQL",
        "Soft Q-learning: an implicit policy learns to draw from the distribution exp Q of an"
            + " action-value function, which is learned from a replay buffer (Haarnoja et al."
            + " 2017).");
  }

  @Override
  public List<Param<?>> parameters() {
    return with(SoftQParams.class);
  }

  @Override
  protected List<Problem> checkPolicy(Policy policy, Hyperparameters values) {
    return typeIsOneOf(List.of(POLICY), values);
  }

  @Override
  public Behaviour behaviour(Spaces spaces, Hyperparameters values) {
    return new UniformAtFirst(warmUpOfLane(values), spaces.actions(), new DrawnActions());
  }

  @Override
  public Map<String, List<DenseShape>> networks(
      Policy policy, ValueNetwork none, Hyperparameters values) {
    return actorCritic(policy, critic(Q, policy, values));
  }

  @Override
  public Optional<ActionValueNetwork> publishable(Policy policy, Hyperparameters values) {
    return Optional.of(critic(Q, policy, values));
  }

  @Override
  protected List<Sweeps> sweepsOfStep(Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    int fixed = rows * values.get(SoftQParams.FIXED_PARTICLES);
    int all = fixed + rows * values.get(SoftQParams.UPDATED_PARTICLES);
    return List.of(
        Sweeps.of(CRITIC, rows * values.get(SoftQParams.VALUE_PARTICLES), 1, FORWARD),
        Sweeps.of(CRITIC, rows, 1, FORWARD, BACKWARD),
        Sweeps.of(ACTOR, all, 1, FORWARD),
        Sweeps.of(CRITIC_BY_ACTIONS, fixed, 1, FORWARD, BACKWARD_TO_INPUTS),
        Sweeps.of(ACTOR, all, 1, BACKWARD));
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new SoftQWorkspace(policy, critic(Q, policy, values), Precision.FLOAT, values);
  }
}
