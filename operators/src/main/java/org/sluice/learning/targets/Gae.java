package org.sluice.learning.targets;

import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.records.EndMark;

/**
 * Generalised advantage estimation.
 *
 * <pre>
 * δ_t = r_t + γ V'_t − V_t
 * A_t = δ_t + γ λ A_(t+1)   (without the second term where an episode ends with step t)
 * V'_t = 0                  after a terminated episode
 *      = V(final state)     after a truncated one
 *      = V_(t+1)            otherwise; after the last step, the bootstrap value
 * R_t  = A_t + V_t
 * </pre>
 *
 * <p>Schulman et al. 2016, equations 11, 12 and 16. Deviation: OpenAI baselines treats a truncated
 * episode as terminated.
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
      trace = rewards[t] + gamma * nextValue - values[t] + gamma * lambda * trace;
      advantages[t] = trace;
      returns[t] = trace + values[t];
      nextValue = values[t];
    }
  }
}
