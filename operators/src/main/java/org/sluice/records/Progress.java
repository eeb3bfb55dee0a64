package org.sluice.records;

/**
 * The figures of one iteration.
 *
 * @param trial the trial's id
 * @param version the policy version that the iteration made
 * @param steps environment steps so far
 * @param episodes episodes that ended in the iteration
 * @param meanReturn mean sum of rewards of the last {@code 40} episodes; not-a-number before the
 *     first has ended
 * @param meanLength mean steps of the same episodes
 * @param outcome how the policy's update ended
 * @param divergence KL[old ‖ new], nats
 * @param entropy of the policy before the update, nats
 * @param surrogateGain by how much the surrogate objective rose
 * @param lineSearchSteps step sizes tried
 * @param explainedVariance 1 − var(returns − values) / var(returns), before the fit
 * @param valueLoss mean squared error of the values after the fit, on its last epoch
 */
public record Progress(
    String trial,
    int version,
    long steps,
    int episodes,
    double meanReturn,
    double meanLength,
    String outcome,
    double divergence,
    double entropy,
    double surrogateGain,
    int lineSearchSteps,
    double explainedVariance,
    double valueLoss) {}
