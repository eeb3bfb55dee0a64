package org.sluice.learner;

import org.sluice.hyperparameters.Hyperparameters;

/**
 * One training run.
 *
 * @param id its name
 * @param environment the environment's id in the registry
 * @param seed where all its randomness comes from
 * @param hyperparameters the values that differ from the defaults
 */
public record Trial(String id, String environment, long seed, Hyperparameters hyperparameters) {

  /** Steps that each lane contributes to an iteration. */
  public int share() {
    int batch = hyperparameters.get(TrialParams.BATCH);
    int lanes = hyperparameters.get(TrialParams.LANES);
    if (batch % lanes != 0) {
      throw new IllegalArgumentException(
          "batch must be a multiple of lanes, but " + batch + " is not one of " + lanes);
    }
    return batch / lanes;
  }
}
