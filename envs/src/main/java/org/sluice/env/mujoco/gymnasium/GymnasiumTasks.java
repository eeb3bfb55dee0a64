package org.sluice.env.mujoco.gymnasium;

import java.util.List;
import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;

/** The {@code -v4} tasks of Gymnasium 1.4.0. */
public final class GymnasiumTasks {

  private static final String SOURCE = "Gymnasium 1.4.0, MuJoCo 2.2.2";

  private GymnasiumTasks() {}

  /** All tasks, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return List.of(
        new Registration(Reacher.SPEC, Reacher::new),
        new Registration(Swimmer.SPEC, Swimmer::new),
        new Registration(InvertedPendulum.SPEC, InvertedPendulum::new),
        new Registration(InvertedDoublePendulum.SPEC, InvertedDoublePendulum::new),
        new Registration(Hopper.SPEC, Hopper::new),
        new Registration(HalfCheetah.SPEC, HalfCheetah::new),
        new Registration(Walker2d.SPEC, Walker2d::new),
        new Registration(Ant.SPEC, Ant::new),
        new Registration(Humanoid.SPEC, Humanoid::new),
        new Registration(HumanoidStandup.SPEC, HumanoidStandup::new));
  }

  /**
   * A task's entry in the registry.
   *
   * @param observationSize numbers in an observation, all unbounded
   * @param actionSize actuators of the model
   * @param actionBound the actuators' control range is ±actionBound
   */
  static EnvSpec spec(
      String id,
      int observationSize,
      int actionSize,
      double actionBound,
      int frameSkip,
      int timeLimit,
      OptionalDouble rewardThreshold) {
    return new EnvSpec(
        id,
        Box.unbounded(observationSize),
        Box.uniform(actionSize, -actionBound, actionBound),
        timeLimit,
        rewardThreshold,
        frameSkip,
        SOURCE);
  }
}
