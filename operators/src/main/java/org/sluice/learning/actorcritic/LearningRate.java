package org.sluice.learning.actorcritic;

import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * The step size in the course of a trial.
 *
 * @param initial at first
 * @param linear whether it falls to 0 in proportion to the steps that are left
 */
public record LearningRate(double initial, boolean linear) {

  /** That of hyper-parameters. */
  public static LearningRate of(Hyperparameters values) {
    return new LearningRate(
        values.get(ActorCriticParams.LEARNING_RATE),
        values.get(ActorCriticParams.LEARNING_RATE_SCHEDULE).equals(ActorCriticParams.LINEAR));
  }

  /**
   * The step size of an iteration.
   *
   * @param remaining the share of the trial that is still to come
   */
  public double at(double remaining) {
    return linear ? initial * remaining : initial;
  }
}
