package org.sluice.learning.algorithm.softq;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.graph.kernels.Precision;
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
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    int hidden = values.get(OffPolicyParams.VALUE_HIDDEN);
    QNetwork critic =
        new QNetwork(
            "q", new Plain(policy.observationDim(), false), List.of(hidden, hidden), false, 0);
    return new SoftQWorkspace(policy, critic, Precision.FLOAT, values);
  }
}
