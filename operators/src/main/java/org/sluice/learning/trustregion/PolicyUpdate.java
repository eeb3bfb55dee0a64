package org.sluice.learning.trustregion;

/**
 * What an update of the policy did.
 *
 * @param outcome whether the parameters changed, and if not, why
 * @param divergence KL[old ‖ new], nats, over the batch
 * @param approximateKl the same by {@link org.sluice.learning.policy.SampledDivergence#POSITIVE},
 *     which is never negative; 0 if nothing changed
 * @param surrogateGain how much the surrogate objective improved
 * @param entropy entropy of the policy before the update, nats; not-a-number if the batch is not
 *     finite
 * @param lineSearchSteps step sizes that were tried
 */
public record PolicyUpdate(
    Outcome outcome,
    double divergence,
    double approximateKl,
    double surrogateGain,
    double entropy,
    int lineSearchSteps) {

  /** How an update ended. */
  public enum Outcome {
    /** The parameters have changed. */
    ACCEPTED,
    /** No step size improved the surrogate inside the trust region. */
    LINE_SEARCH_FAILED,
    /** The Fisher-vector products were not those of a positive definite matrix. */
    NEGATIVE_CURVATURE,
    /** The surrogate has no slope here. */
    ZERO_GRADIENT,
    /** A factor of the Fisher matrix could not be decomposed or inverted. */
    SINGULAR_FACTOR,
    /** An advantage, a gradient or a step was not a finite number. */
    NOT_FINITE
  }
}
