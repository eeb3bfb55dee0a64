package org.sluice.learning.algorithm.vanilla;

import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.surrogate.FullStep;
import org.sluice.learning.surrogate.StepDirection;
import org.sluice.learning.surrogate.SurrogateAscent;
import org.sluice.learning.surrogate.SurrogateWorkspace;

/**
 * The vanilla policy gradient: TRPO with a linear model of the objective, inside a ball ½‖Δθ‖² ≤ δ
 * instead of a bound on the divergence.
 *
 * <pre>θ ← θ + learning-rate · ∇L(θ)</pre>
 *
 * <p>Schulman et al. 2015, equation 26 of the first version, with δ = ½ (learning-rate ‖∇L‖)².
 * Deviation: importance weights refer to recorded log-probabilities. For a batch of the current
 * policy they are 1, and ∇L is the gradient of the mean of advantage · log π. L: {@link
 * org.sluice.learning.surrogate.Objective}.
 */
public final class VanillaPolicyGradient extends SurrogateAscent {

  /**
   * @param workspace may be shared with other learners of the same thread
   * @param values those of {@link VanillaPolicyGradientParams}; must agree with those of the
   *     workspace
   */
  public VanillaPolicyGradient(SurrogateWorkspace workspace, Hyperparameters values) {
    super(
        workspace,
        values,
        gradientTimes(values.get(VanillaPolicyGradientParams.LEARNING_RATE)),
        new FullStep(workspace));
  }

  private static StepDirection gradientTimes(double rate) {
    return (batch, parameters, gradient, step, trace) -> {
      for (int i = 0; i < step.length; i++) {
        step[i] = rate * gradient[i];
      }
      return Outcome.ACCEPTED;
    };
  }
}
