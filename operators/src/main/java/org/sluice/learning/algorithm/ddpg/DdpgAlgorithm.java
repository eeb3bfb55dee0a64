package org.sluice.learning.algorithm.ddpg;

import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD_TO_INPUTS;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;
import static org.sluice.learning.algorithm.ddpg.DdpgParams.EXPLORATION_DEVIATION;
import static org.sluice.learning.algorithm.ddpg.DdpgParams.EXPLORATION_NOISE;
import static org.sluice.learning.algorithm.ddpg.DdpgParams.EXPLORATION_RATE;

import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyAlgorithm;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.exploration.ActionNoise;
import org.sluice.learning.rollout.exploration.GaussianNoise;
import org.sluice.learning.rollout.exploration.NoisyActions;
import org.sluice.learning.rollout.exploration.OrnsteinUhlenbeckNoise;
import org.sluice.learning.rollout.exploration.UniformAtFirst;
import org.sluice.learning.value.ValueNetwork;

/** {@link Ddpg}. */
public final class DdpgAlgorithm extends OffPolicyAlgorithm {

  public DdpgAlgorithm() {
    super(
        "ddpg",
        "DDPG",
        "Deep deterministic policy gradient: a deterministic policy climbs an action-value function"
            + " learned from a replay buffer (Lillicrap et al. 2016).");
  }

  @Override
  public List<Param<?>> parameters() {
    return with(DdpgParams.class);
  }

  @Override
  protected List<Problem> checkPolicy(Policy policy, Hyperparameters values) {
    boolean deterministic = policy.noiseDim() == 0 && policy.reparameterised();
    return deterministic
        ? List.of()
        : List.of(
            new Problem(
                List.of(PolicyParams.TYPE),
                String.format(
                    "%s must be deterministic for ddpg, not %s",
                    PolicyParams.TYPE.name, values.get(PolicyParams.TYPE))));
  }

  @Override
  public Behaviour behaviour(Spaces spaces, Hyperparameters values) {
    Box actions = (Box) spaces.actions();
    double deviation = values.get(EXPLORATION_DEVIATION);
    ActionNoise noise =
        values.get(EXPLORATION_NOISE).equals(DdpgParams.GAUSSIAN)
            ? new GaussianNoise(deviation)
            : new OrnsteinUhlenbeckNoise(
                values.get(EXPLORATION_RATE), 0, deviation, 1, 0, actions.size());
    return new UniformAtFirst(warmUpOfLane(values), actions, new NoisyActions(noise, actions));
  }

  @Override
  public Map<String, List<DenseShape>> networks(
      Policy policy, ValueNetwork none, Hyperparameters values) {
    return actorCritic(policy, critic(policy, values));
  }

  @Override
  protected List<Sweeps> sweepsOfStep(Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    return List.of(
        Sweeps.of(ACTOR, rows, 1, FORWARD), // the targets
        Sweeps.of(CRITIC, rows, 2, FORWARD),
        Sweeps.of(CRITIC, rows, 1, BACKWARD),
        Sweeps.of(ACTOR, rows, 1, FORWARD),
        Sweeps.of(CRITIC_BY_ACTIONS, rows, 1, FORWARD, BACKWARD_TO_INPUTS),
        Sweeps.of(ACTOR, rows, 1, BACKWARD));
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new DdpgWorkspace(policy, critic(policy, values), Precision.FLOAT, values);
  }

  private static QNetwork critic(Policy policy, Hyperparameters values) {
    int hidden = values.get(OffPolicyParams.VALUE_HIDDEN);
    return new QNetwork(
        "critic",
        new Plain(policy.observationDim(), false),
        List.of(hidden, hidden),
        values.get(DdpgParams.CRITIC_LAYER_NORM),
        values.get(DdpgParams.CRITIC_ACTION_LAYER));
  }
}
