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
 * </pre>
 *
 * <p>Schulman et al. 2016, equations 11, 12 and 16. Deviation: OpenAI baselines takes a truncated
 * episode for a terminated one.
 *
 * @param gamma discount per step, 0 … 1
 * @param lambda decay of the trace per step, 0 … 1
 */
public record Gae(double gamma, double lambda) implements Targets {

  /** That of hyper-parameters. */
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
    advantages(rewards, values, ends, finalValues, bootstrapValue, gamma, lambda, advantages);
    returns(advantages, values, returns);
  }

  /**
   * The advantages of one trajectory.
   *
   * @param rewards Not modified. r, {@code [steps]}
   * @param values Not modified. V of the state before each step, {@code [steps]}
   * @param ends Not modified. Whether an episode ended with the step, {@code [steps]}
   * @param finalValues Not modified. V of the final state of a truncated episode at the step that
   *     it was truncated after, {@code [steps]}; other places are not read
   * @param bootstrapValue V of the state after the last step; not read if an episode ended there
   * @param gamma discount per step, 0 … 1
   * @param lambda decay of the trace per step, 0 … 1
   * @param advantages Modified. {@code [steps]}
   */
  public static void advantages(
      double[] rewards,
      double[] values,
      EndMark[] ends,
      double[] finalValues,
      double bootstrapValue,
      double gamma,
      double lambda,
      double[] advantages) {
    advantages(
        rewards,
        values,
        ends,
        finalValues,
        bootstrapValue,
        gamma,
        lambda,
        advantages,
        0,
        rewards.length);
  }

  /**
   * The advantages of one trajectory of several that stand in the same arrays, one after another.
   *
   * @param from the trajectory's first step
   * @param to the step after its last
   * @see #advantages(double[], double[], EndMark[], double[], double, double, double, double[])
   */
  public static void advantages(
      double[] rewards,
      double[] values,
      EndMark[] ends,
      double[] finalValues,
      double bootstrapValue,
      double gamma,
      double lambda,
      double[] advantages,
      int from,
      int to) {
    double nextValue = bootstrapValue;
    double trace = 0;
    for (int t = to - 1; t >= from; t--) {
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
      nextValue = values[t];
    }
  }

  /**
   * What the values should have been: advantage + value.
   *
   * @param advantages Not modified. {@code [steps]}
   * @param values Not modified. {@code [steps]}
   * @param returns Modified. {@code [steps]}
   */
  public static void returns(double[] advantages, double[] values, double[] returns) {
    for (int t = 0; t < returns.length; t++) {
      returns[t] = advantages[t] + values[t];
    }
  }
}
