package org.sluice.env.mujoco;

import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;

/**
 * A task's static description, available without the engine.
 *
 * @param spec its entry in the registry
 * @param modelName the resource {@code <modelName>.xml} holds its model
 */
record MujocoTask(EnvSpec spec, String modelName) {

  private static final String SOURCE = "Gymnasium 1.4.0, MuJoCo 2.2.2";

  /**
   * @param observationSize numbers in an observation, all unbounded
   * @param actionSize actuators of the model
   * @param actionBound the actuators' control range is ±actionBound
   */
  static MujocoTask of(
      String id,
      String modelName,
      int observationSize,
      int actionSize,
      double actionBound,
      int frameSkip,
      int timeLimit,
      OptionalDouble rewardThreshold) {
    return new MujocoTask(
        new EnvSpec(
            id,
            Box.unbounded(observationSize),
            Box.uniform(actionSize, -actionBound, actionBound),
            timeLimit,
            rewardThreshold,
            frameSkip,
            SOURCE),
        modelName);
  }
}
