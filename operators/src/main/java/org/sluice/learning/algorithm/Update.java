package org.sluice.learning.algorithm;

/**
 * What an update did. Metrics that an algorithm does not have are not-a-number, counts 0.
 *
 * @param outcome whether the parameters changed, and if not, why
 * @param kl KL[old ‖ new] over the batch as the algorithm measures it, nats
 * @param approximateKl the same by an estimate that is never negative, mean(r − 1 − log r) with r =
 *     π_new / π_old
 * @param entropy of the policy before the update, nats
 * @param surrogateGain how much the surrogate objective improved
 * @param lineSearchSteps step sizes that were tried
 * @param valueLoss mean squared error of the values, as the fit saw it last
 */
public record Update(
    Outcome outcome,
    double kl,
    double approximateKl,
    double entropy,
    double surrogateGain,
    int lineSearchSteps,
    double valueLoss) {}
