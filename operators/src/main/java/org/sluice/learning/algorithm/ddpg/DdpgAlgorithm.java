package org.sluice.learning.algorithm.ddpg;

import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.deterministicgradient.DeterministicGradientAlgorithm;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.value.ValueNetwork;

/** {@link Ddpg}. */
public final class DdpgAlgorithm extends DeterministicGradientAlgorithm {

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
  public Map<String, List<DenseShape>> networks(
      Policy policy, ValueNetwork none, Hyperparameters values) {
    return actorCritic(policy, critic(policy, values));
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
