package org.sluice.learning.targets;

import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.records.EndMark;

/**
 * Generalised advantage estimation; V-trace where another policy acted than the one that learns.
 *
 * <pre>
 * δ_t = r_t + γ V'_t − V_t
 * A_t = w_t (δ_t + γ λ A_(t+1))   (without the second term where an episode ends with step t)
 * V'_t = 0                  after a terminated episode
 *      = V(final state)     after a truncated one
 *      = V_(t+1)            otherwise; after the last step, the bootstrap value
 * R_t  = A_t + V_t
 * </pre>
 *
 * <p>Schulman et al. 2016, equations 11, 12 and 16, with w_t = 1. With the truncated importance
 * weights w_t, R_t is the V-trace target of Espeholt et al. 2018 (equation 1 and remark 2, with one
 * truncation level for ρ and c), and w_t π/π_old A is the gain that the weighted surrogate of a
 * trust region takes for a step. Deviation: OpenAI baselines takes a truncated episode for a
 * terminated one.
 *
 * @param gamma discount per step, 0 … 1
 * @param lambda decay of the trace per step, 0 … 1
 */
public record Gae(double gamma, double lambda) implements Targets {

  /** Creates it from hyper-parameters. */
  public static Gae of(Hyperparameters values) {
    return new Gae(values.get(GaeParams.GAMMA), values.get(GaeParams.LAMBDA));
  }

  @Override
  public void estimate(
      double[] rewards,
      double[] values,
      double[] weights,
      EndMark[] ends,
      double[] finalValues,
      double bootstrapValue,
      double[] advantages,
      double[] returns) {
    double nextValue = bootstrapValue;
    double trace = 0;
    for (int t = rewards.length - 1; t >= 0; t--) {
      switch (ends[t]) {
        case NONE -> {}
        case TERMINATED -> {
          nextValue = 0;
          trace = 0;
        }
        case TRUNCATED -> {
          nextValue = finalValues[t];
          trace = 0;
        }
      }
      double surprise = rewards[t] + gamma * nextValue - values[t];
      trace = weights[t] * (surprise + gamma * lambda * trace);
      advantages[t] = trace;
      returns[t] = trace + values[t];
      nextValue = values[t];
    }
  }
}
