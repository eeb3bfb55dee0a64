package org.sluice.learning.trustregion;

import org.sluice.learning.algorithm.Outcome;

/**
 * The result of a policy update.
 *
 * @param outcome whether the parameters changed and, if not, why
 * @param divergence KL[old ‖ new], nats, over the batch
 * @param approximateKl the same by {@link
 *     org.sluice.learning.policy.information.SampledDivergence#POSITIVE}, which is never negative;
 *     0 if nothing changed
 * @param surrogateGain how much the surrogate objective improved
 * @param entropy entropy of the policy before the update, nats; NaN if the batch is not finite
 * @param lineSearchSteps step sizes that were tried
 */
public record PolicyUpdate(
    Outcome outcome,
    double divergence,
    double approximateKl,
    double surrogateGain,
    double entropy,
    int lineSearchSteps) {}
