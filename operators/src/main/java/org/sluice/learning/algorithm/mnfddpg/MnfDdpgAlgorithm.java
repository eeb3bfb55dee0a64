package org.sluice.learning.algorithm.mnfddpg;

import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Layers;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.deterministicgradient.DeterministicGradientAlgorithm;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyType;
import org.sluice.learning.posterior.PosteriorNetwork;
import org.sluice.learning.posterior.inference.PosteriorMetrics;
import org.sluice.learning.value.ValueNetwork;

/** {@link MnfDdpg}. */
public final class MnfDdpgAlgorithm extends DeterministicGradientAlgorithm {

  private static final String DIVERGENCE = "divergence";

  public MnfDdpgAlgorithm() {
    super(
        "mnf-ddpg",
        "MNF-DDPG",
        "Deep deterministic policy gradient whose critic has a posterior over its weights (Touati"
            + " et al. 2018).");
  }

  @Override
  public List<Param<?>> parameters() {
    List<Param<?>> parameters = new ArrayList<>(with(MnfDdpgParams.class));
    parameters.addAll(MnfDdpgParams.CRITIC_POSTERIOR.all());
    return parameters;
  }

  @Override
  public List<PolicyType.Size> sizes() {
    return MnfDdpgParams.CRITIC_POSTERIOR.sizes();
  }

  @Override
  public List<Metric> metrics() {
    return PosteriorMetrics.OF_ACTION_VALUES;
  }

  @Override
  public Map<String, List<DenseShape>> networks(
      Policy policy, ValueNetwork none, Hyperparameters values) {
    PosteriorCritic critic = critic(policy, values);
    PosteriorNetwork weights = critic.weights();
    Map<String, List<DenseShape>> networks = new HashMap<>(actorCritic(policy, critic));
    networks.put(
        DIVERGENCE,
        Layers.of(graph -> weights.divergence(graph, graph.input(weights.divergenceNoiseDim()))));
    return networks;
  }

  @Override
  protected List<Sweeps> sweepsOfStep(Hyperparameters values) {
    List<Sweeps> sweeps = new ArrayList<>(super.sweepsOfStep(values));
    sweeps.add(Sweeps.of(DIVERGENCE, 1, 1, FORWARD, BACKWARD));
    return sweeps;
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new MnfDdpgWorkspace(policy, critic(policy, values), values);
  }

  private static PosteriorCritic critic(Policy policy, Hyperparameters values) {
    return PosteriorCritic.of(
        "critic.",
        policy.observationDim(),
        policy.actionDim(),
        values.get(OffPolicyParams.VALUE_HIDDEN),
        MnfDdpgParams.CRITIC_POSTERIOR.settings(values));
  }
}
