package org.sluice.learning.algorithm.trpo;

import java.util.List;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.surrogate.natural.NaturalGradientAlgorithm;
import org.sluice.learning.surrogate.natural.NaturalWorkspace;
import org.sluice.learning.trustregion.PolicyOptimiser;

/** {@link Trpo} for the policy, and a separately fitted value function. */
public final class TrpoAlgorithm extends NaturalGradientAlgorithm {

  public TrpoAlgorithm() {
    super(
        "trpo",
        "TRPO",
        "Trust region policy optimisation: conjugate gradients and a line search (Schulman et"
            + " al. 2015).",
        List.of(TrpoParams.LINE_SEARCH_STEPS, TrpoParams.KL_ACCEPT_FACTOR),
        TrpoParams.class);
  }

  @Override
  protected SampledDivergence divergenceEstimate(Hyperparameters values) {
    return SampledDivergence.named(values.get(TrpoParams.LINE_SEARCH_DIVERGENCE));
  }

  @Override
  protected PolicyOptimiser optimiser(NaturalWorkspace workspace, Hyperparameters values) {
    return new Trpo(workspace, values);
  }
}
