package org.sluice.learning.algorithm.sac;

import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD_TO_INPUTS;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyAlgorithm;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.DrawnActions;
import org.sluice.learning.rollout.exploration.UniformAtFirst;
import org.sluice.learning.value.ValueNetwork;

/** {@link Sac}. */
public final class SacAlgorithm extends OffPolicyAlgorithm {

  private static final String VALUE = "value";

  public SacAlgorithm() {
    super(
        "sac",
        "SAC",
        "Soft actor-critic: a random policy climbs two action-value functions, learned from a"
            + " replay buffer, and its own entropy (Haarnoja et al. 2018).");
  }

  @Override
  public List<Param<?>> parameters() {
    return with(SacParams.class);
  }

  @Override
  public List<Metric> metrics() {
    return Sac.SAC_METRICS;
  }

  @Override
  protected List<Problem> checkPolicy(Policy policy, Hyperparameters values) {
    boolean trained =
        policy.hasDensity() && policy.reparameterised() && policy.bounds().isPresent();
    return trained
        ? List.of()
        : List.of(
            new Problem(
                List.of(PolicyParams.TYPE),
                String.format(
                    "%s needs a policy with a density, whose actions stay within bounds and depend"
                        + " smoothly on their noise, such as latent; %s %s is not one",
                    word(), PolicyParams.TYPE.name, values.get(PolicyParams.TYPE))));
  }

  @Override
  public Behaviour behaviour(Spaces spaces, Hyperparameters values) {
    return new UniformAtFirst(warmUpOfLane(values), spaces.actions(), new DrawnActions());
  }

  @Override
  public Map<String, List<DenseShape>> networks(
      Policy policy, ValueNetwork none, Hyperparameters values) {
    QNetwork critic = critic(CRITIC, policy, values);
    Map<String, List<DenseShape>> networks = new HashMap<>(actorCritic(policy, critic));
    networks.put(VALUE, critic.layers(policy.observationDim(), 0, false));
    return networks;
  }

  @Override
  protected List<Sweeps> sweepsOfStep(Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    List<Sweeps> sweeps = new ArrayList<>();
    if (values.get(SacParams.VALUE_NETWORK)) {
      sweeps.add(Sweeps.of(VALUE, rows, 1, FORWARD)); // the targets
      sweeps.add(Sweeps.of(VALUE, rows, 1, FORWARD, BACKWARD));
    } else {
      sweeps.add(Sweeps.of(ACTOR, rows, 1, FORWARD)); // the targets
      sweeps.add(Sweeps.of(CRITIC, rows, 2, FORWARD));
    }
    sweeps.add(Sweeps.of(CRITIC, rows, 2, FORWARD, BACKWARD));
    sweeps.add(Sweeps.of(CRITIC_BY_ACTIONS, rows, 2, FORWARD, BACKWARD_TO_INPUTS));
    sweeps.add(Sweeps.of(ACTOR, rows, 1, FORWARD, BACKWARD));
    return sweeps;
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new SacWorkspace(policy, hidden(values), Precision.FLOAT, values);
  }

  private static List<Integer> hidden(Hyperparameters values) {
    int hidden = values.get(OffPolicyParams.VALUE_HIDDEN);
    return List.of(hidden, hidden);
  }
}
