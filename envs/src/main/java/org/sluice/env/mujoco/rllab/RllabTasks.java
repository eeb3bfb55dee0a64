package org.sluice.env.mujoco.rllab;

import java.util.List;
import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;

/** The MuJoCo tasks of rllab. */
public final class RllabTasks {

  /** rllab's environments have no limit; its algorithms collect paths of at most 500 steps. */
  private static final int TIME_LIMIT = 500;

  private RllabTasks() {}

  /** All tasks, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return List.of(
        new Registration(Humanoid.FULL, () -> new Humanoid(Humanoid.FULL, "rllab/humanoid")),
        new Registration(
            Humanoid.SIMPLE, () -> new Humanoid(Humanoid.SIMPLE, "rllab/simple_humanoid")),
        new Registration(Swimmer.SPEC, Swimmer::new),
        new Registration(Ant.SPEC, Ant::new),
        new Registration(HalfCheetah.SPEC, HalfCheetah::new),
        new Registration(Hopper.SPEC, Hopper::new),
        new Registration(Walker2d.SPEC, Walker2d::new));
  }

  /**
   * A task's entry in the registry.
   *
   * @param observationSize numbers in an observation, all unbounded
   * @param actions the actuators' control ranges
   * @param file where rllab defines it, below {@code rllab/envs/mujoco}
   */
  static EnvSpec spec(String id, int observationSize, Box actions, int frameSkip, String file) {
    return new EnvSpec(
        id,
        Box.unbounded(observationSize),
        actions,
        TIME_LIMIT,
        OptionalDouble.empty(),
        frameSkip,
        "rllab, envs/mujoco/" + file + "; MuJoCo 2.2.2");
  }
}
