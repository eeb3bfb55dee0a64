package org.sluice.learning.algorithm.natural;

import java.util.function.DoubleUnaryOperator;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.surrogate.FullStep;
import org.sluice.learning.surrogate.SurrogateAscent;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.surrogate.natural.NaturalStep;
import org.sluice.learning.surrogate.natural.NaturalWorkspace;

/**
 * The natural policy gradient: TRPO with a linear model of the objective, a quadratic one of the
 * divergence, and no line search.
 *
 * <pre>
 * g = ∇L(θ),  (F + damping I) x = g by conjugate gradient
 * θ ← θ + √(2 max-kl / xᵀ(F + damping I)x) x,  or θ + learning-rate · x
 * </pre>
 *
 * <p>Kakade 2002; Schulman et al. 2015, equations 24 and 25 of the first version. Deviations: those
 * of {@code trpo.Trpo}.
 */
public final class NaturalPolicyGradient extends SurrogateAscent {

  /**
   * @param workspace may be shared with other learners of the same thread
   * @param values those of {@link NaturalPolicyGradientParams} and {@link NaturalParams}; must
   *     agree with those of the workspace
   */
  public NaturalPolicyGradient(NaturalWorkspace workspace, Hyperparameters values) {
    super(
        workspace.surrogate(),
        values,
        new NaturalStep(workspace, values, scale(values)),
        new FullStep(workspace.surrogate()));
  }

  private static DoubleUnaryOperator scale(Hyperparameters values) {
    if (values
        .get(NaturalPolicyGradientParams.STEP_LENGTH)
        .equals(NaturalPolicyGradientParams.MAX_KL)) {
      return NaturalStep.ofDivergence(values.get(NaturalParams.MAX_KL));
    }
    double rate = values.get(NaturalPolicyGradientParams.LEARNING_RATE);
    return curvature -> rate;
  }
}
