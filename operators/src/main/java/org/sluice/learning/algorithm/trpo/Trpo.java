package org.sluice.learning.algorithm.trpo;

import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.surrogate.SurrogateAscent;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.surrogate.natural.NaturalStep;
import org.sluice.learning.surrogate.natural.NaturalWorkspace;

/**
 * Trust region policy optimisation.
 *
 * <pre>
 * g = ∇L(θ),  (F + damping I) x = g by conjugate gradient
 * θ ← θ + 2⁻ʲ √(2 max-kl / xᵀ(F + damping I)x) x  with the first j = 0, 1, … that the line search accepts
 * </pre>
 *
 * <p>Schulman et al. 2015, appendix C; the constants are those of OpenAI baselines. Deviations: F
 * is the score outer product unless {@link NaturalParams#FISHER} says otherwise; importance weights
 * refer to recorded log-probabilities. L and the divergence: {@link
 * org.sluice.learning.surrogate.Objective}.
 */
public final class Trpo extends SurrogateAscent {

  /**
   * @param workspace may be shared with other learners of the same thread
   * @param values those of {@link TrpoParams} and {@link NaturalParams}; must agree with those of
   *     the workspace
   */
  public Trpo(NaturalWorkspace workspace, Hyperparameters values) {
    super(
        workspace.surrogate(),
        values,
        new NaturalStep(
            workspace, values, NaturalStep.ofDivergence(values.get(NaturalParams.MAX_KL))),
        new LineSearch(
            workspace.surrogate().precision(),
            values.get(TrpoParams.LINE_SEARCH_STEPS),
            values.get(TrpoParams.KL_ACCEPT_FACTOR) * values.get(NaturalParams.MAX_KL),
            workspace.surrogate().candidate()));
  }
}
