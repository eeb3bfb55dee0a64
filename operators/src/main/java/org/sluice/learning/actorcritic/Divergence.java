package org.sluice.learning.actorcritic;

import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.graph.kernels.Block;

/**
 * KL[recorded ‖ θ] estimated from a batch's own actions, nats.
 *
 * @param kl mean(−ρ) with ρ = log π_θ − log π_recorded; may be negative
 * @param approximateKl mean(e^ρ − 1 − ρ), which is never negative
 */
public record Divergence(double kl, double approximateKl) {

  /** The divergence of an unchanged policy. */
  public static final Divergence NONE = new Divergence(0, 0);

  /**
   * The divergence of θ, over as many rows as are a multiple of the loss's.
   *
   * @param order Not modified. A permutation of the batch's rows
   * @param theta Not modified. θ
   */
  public static Divergence of(ActorCriticLoss loss, Batch batch, int[] order, Block theta) {
    int parts = batch.size() / loss.rows();
    double kl = 0;
    double approximateKl = 0;
    for (int part = 0; part < parts; part++) {
      int start = part * loss.rows();
      loss.load(batch, order, start);
      loss.evaluate(theta);
      for (int i = 0; i < loss.rows(); i++) {
        double logRatio = loss.logProbabilities[i] - batch.logProbabilities()[order[start + i]];
        kl -= logRatio;
        approximateKl += StrictMath.expm1(logRatio) - logRatio;
      }
    }
    int rows = parts * loss.rows();
    return new Divergence(kl / rows, approximateKl / rows);
  }

  /** Whether both are finite. */
  public boolean finite() {
    return Double.isFinite(kl) && Double.isFinite(approximateKl);
  }
}
