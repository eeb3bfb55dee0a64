package org.sluice.learning.records;

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
 * @param outcome how the policy's update ended; {@link #FAILED} if the trial did
 * @param divergence KL[old ‖ new], nats
 * @param approximateKl the same by an estimate that is never negative, mean(r − 1 − log r) with r =
 *     π_new / π_old (Schulman 2020), whatever the update measured by; 0 if nothing changed
 * @param entropy of the policy before the update, nats
 * @param surrogateGain by how much the surrogate objective rose
 * @param lineSearchSteps step sizes tried
 * @param explainedVariance 1 − var(returns − values) / var(returns), before the fit
 * @param valueLoss mean squared error of the values after the fit, on its last epoch
 * @param failure why the trial ends here, before its time, whether it {@link #failed} or was {@link
 *     #stopped}; empty if it does not
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
    double approximateKl,
    double entropy,
    double surrogateGain,
    int lineSearchSteps,
    double explainedVariance,
    double valueLoss,
    String failure) {

  /** The outcome in the last row of a trial that failed. */
  public static final String FAILED = "FAILED";

  /** Whether the trial cannot go on. Nothing was learned in the iteration then. */
  public boolean failed() {
    return outcome.equals(FAILED);
  }

  /** Whether the trial could go on, but others of its sweep were better. */
  public boolean stopped() {
    return !failure.isEmpty() && !failed();
  }

  /** The same figures as the last of a trial that is stopped, with the reason. */
  public Progress ended(String reason) {
    return new Progress(
        trial,
        version,
        steps,
        episodes,
        meanReturn,
        meanLength,
        outcome,
        divergence,
        approximateKl,
        entropy,
        surrogateGain,
        lineSearchSteps,
        explainedVariance,
        valueLoss,
        reason);
  }
}
