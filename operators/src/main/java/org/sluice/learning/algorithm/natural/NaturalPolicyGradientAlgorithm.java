package org.sluice.learning.algorithm.natural;

import java.util.List;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.surrogate.natural.NaturalGradientAlgorithm;
import org.sluice.learning.surrogate.natural.NaturalWorkspace;
import org.sluice.learning.trustregion.PolicyOptimiser;

/** {@link NaturalPolicyGradient} for the policy, and a separately fitted value function. */
public final class NaturalPolicyGradientAlgorithm extends NaturalGradientAlgorithm {

  public NaturalPolicyGradientAlgorithm() {
    super(
        "natural-policy-gradient",
        "NPG",
        "Natural policy gradient: TRPO's step without its line search (Kakade 2002).",
        List.of(NaturalPolicyGradientParams.STEP_LENGTH, NaturalPolicyGradientParams.LEARNING_RATE),
        NaturalPolicyGradientParams.class);
  }

  @Override
  protected SampledDivergence divergenceEstimate(Hyperparameters values) {
    return SampledDivergence.POSITIVE;
  }

  @Override
  protected PolicyOptimiser optimiser(NaturalWorkspace workspace, Hyperparameters values) {
    return new NaturalPolicyGradient(workspace, values);
  }
}
