package org.sluice.learning.algorithm.softq;

import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD_TO_INPUTS;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;

import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Layers;
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
import org.sluice.learning.rollout.DrawnActions;
import org.sluice.learning.rollout.exploration.UniformAtFirst;
import org.sluice.learning.value.ValueNetwork;

/** {@link SoftQ}. */
public final class SoftQAlgorithm extends OffPolicyAlgorithm {

  private static final String POLICY = "noise-input";
  private static final String SAMPLER = "sampler";
  private static final String CRITIC = "critic";
  private static final String CRITIC_BY_ACTIONS = "critic by actions";

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
    String type = values.get(PolicyParams.TYPE);
    return type.equals(POLICY)
        ? List.of()
        : List.of(
            new Problem(
                List.of(PolicyParams.TYPE),
                String.format(
                    "%s must be %s for %s, not %s", PolicyParams.TYPE.name, POLICY, word(), type)));
  }

  @Override
  public Behaviour behaviour(Spaces spaces, Hyperparameters values) {
    return new UniformAtFirst(warmUpOfLane(values), spaces.actions(), new DrawnActions());
  }

  @Override
  public Map<String, List<DenseShape>> networks(
      Policy policy, ValueNetwork none, Hyperparameters values) {
    QNetwork critic = critic(policy, values);
    return Map.of(
        SAMPLER,
        Layers.ofActions(policy),
        CRITIC,
        critic.layers(policy.observationDim(), policy.actionDim(), false),
        CRITIC_BY_ACTIONS,
        critic.layers(policy.observationDim(), policy.actionDim(), true));
  }

  @Override
  protected List<Sweeps> sweepsOfStep(Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    int fixed = rows * values.get(SoftQParams.FIXED_PARTICLES);
    int all = fixed + rows * values.get(SoftQParams.UPDATED_PARTICLES);
    return List.of(
        Sweeps.of(CRITIC, rows * values.get(SoftQParams.VALUE_PARTICLES), 1, FORWARD),
        Sweeps.of(CRITIC, rows, 1, FORWARD, BACKWARD),
        Sweeps.of(SAMPLER, all, 1, FORWARD),
        Sweeps.of(CRITIC_BY_ACTIONS, fixed, 1, FORWARD, BACKWARD_TO_INPUTS),
        Sweeps.of(SAMPLER, all, 1, BACKWARD));
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new SoftQWorkspace(policy, critic(policy, values), Precision.FLOAT, values);
  }

  private static QNetwork critic(Policy policy, Hyperparameters values) {
    int hidden = values.get(OffPolicyParams.VALUE_HIDDEN);
    return new QNetwork(
        "q", new Plain(policy.observationDim(), false), List.of(hidden, hidden), false, 0);
  }
}
