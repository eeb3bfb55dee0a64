package org.sluice.learning.actorcritic;

import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * The learning rate over the course of a trial.
 *
 * @param initial the initial rate
 * @param linear whether it is proportional to the remaining steps
 */
public record LearningRate(double initial, boolean linear) {

  /** Creates it from hyper-parameters. */
  public static LearningRate of(Hyperparameters values) {
    return new LearningRate(
        values.get(ActorCriticParams.LEARNING_RATE),
        values.get(ActorCriticParams.LEARNING_RATE_SCHEDULE).equals(ActorCriticParams.LINEAR));
  }

  /**
   * The learning rate of an iteration.
   *
   * @param remaining the fraction of the trial that remains
   */
  public double at(double remaining) {
    return linear ? initial * remaining : initial;
  }
}
