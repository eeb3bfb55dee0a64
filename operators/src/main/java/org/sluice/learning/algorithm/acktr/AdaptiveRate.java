package org.sluice.learning.algorithm.acktr;

/**
 * The learning rate that keeps the divergence of updates near a target: ÷ 1.5 if it was above twice
 * the target, × 1.5 if it was below half of it (Wu et al. 2017, appendix A).
 */
final class AdaptiveRate {

  private static final double FACTOR = 1.5;
  private static final double SMALLEST = 1e-8;
  private static final double LARGEST = 1;

  private AdaptiveRate() {}

  /**
   * The next learning rate, within 1e-8 … 1.
   *
   * @param divergence KL[old ‖ new] of the update, nats
   * @param desired the target, nats
   */
  static double next(double rate, double divergence, double desired) {
    if (divergence > 2 * desired) {
      return slower(rate);
    }
    return divergence < desired / 2 ? Math.min(LARGEST, rate * FACTOR) : rate;
  }

  /** The rate reduced by one factor. */
  static double slower(double rate) {
    return Math.max(SMALLEST, rate / FACTOR);
  }
}
