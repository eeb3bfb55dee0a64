package org.sluice.learning.surrogate;

import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.trustregion.PolicyBatch;

/** Turns the gradient of an objective into a step. */
@FunctionalInterface
public interface StepDirection {

  /**
   * Computes the step.
   *
   * @param batch Not modified.
   * @param parameters Not modified. θ
   * @param gradient Not modified. ∇L(θ), finite and not zero
   * @param step Modified. Δθ
   * @return {@link Outcome#ACCEPTED}, or why there is no step
   */
  Outcome step(
      PolicyBatch batch, double[] parameters, double[] gradient, double[] step, UpdateTrace trace);
}
