package org.sluice.learning.algorithm.sac;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyAlgorithm;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.DrawnActions;
import org.sluice.learning.rollout.exploration.UniformAtFirst;
import org.sluice.learning.value.ValueNetwork;

/** {@link Sac}. */
public final class SacAlgorithm extends OffPolicyAlgorithm {

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
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    int hidden = values.get(OffPolicyParams.VALUE_HIDDEN);
    return new SacWorkspace(policy, List.of(hidden, hidden), Precision.FLOAT, values);
  }
}
