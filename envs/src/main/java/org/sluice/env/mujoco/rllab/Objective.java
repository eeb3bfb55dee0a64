package org.sluice.env.mujoco.rllab;

import org.sluice.env.Generator;

/** What a robot is rewarded for, besides being alive, moving cheaply and touching things softly. */
public interface Objective {

  /** rllab's: the speed along x. */
  Objective FORWARD =
      new Objective() {
        @Override
        public double reward(RllabEnv robot) {
          return robot.massCentreVelocity(0);
        }

        @Override
        public boolean isForward() {
          return true;
        }
      };

  /** The reward of the state that a step led to. */
  double reward(RllabEnv robot);

  /** Whether that state ends the episode. */
  default boolean isReached(RllabEnv robot) {
    return false;
  }

  /** Whether only forward counts, so that going sideways is a deviation. */
  default boolean isForward() {
    return false;
  }

  /** Numbers of the goal, which follow the robot's in an observation. */
  default int goalSize() {
    return 0;
  }

  /**
   * Draws the goal of an episode.
   *
   * @param goal Modified. {@code [goalSize]}
   */
  default void draw(Generator random, double[] goal) {}
}
