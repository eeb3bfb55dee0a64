package org.sluice.env.mujoco.roboschool;

import java.util.List;
import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;

/** The port of Roboschool's walkers. */
public final class RoboschoolTasks {

  static final int TIME_LIMIT = 1000;

  private static final int ENGINE_STEPS = 4;
  private static final double OBSERVATION_BOUND = 5;

  private RoboschoolTasks() {}

  /** All tasks, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return List.of(
        new Registration(PlanarLegs.HOPPER, PlanarLegs::hopper),
        new Registration(PlanarLegs.WALKER, PlanarLegs::walker),
        new Registration(HalfCheetah.SPEC, HalfCheetah::new),
        new Registration(Ant.SPEC, Ant::new),
        new Registration(Humanoid.SPEC, Humanoid::new),
        new Registration(Flagrun.SPEC, Flagrun::new),
        new Registration(FlagrunHarder.SPEC, FlagrunHarder::new));
  }

  /**
   * A task's entry in the registry.
   *
   * @param threshold the mean return at which Roboschool calls it solved, on Bullet; 0 for none
   */
  static EnvSpec spec(String id, int observationSize, int actionSize, double threshold) {
    return new EnvSpec(
        id,
        Box.uniform(observationSize, -OBSERVATION_BOUND, OBSERVATION_BOUND),
        Box.uniform(actionSize, -1, 1),
        TIME_LIMIT,
        threshold == 0 ? OptionalDouble.empty() : OptionalDouble.of(threshold),
        ENGINE_STEPS,
        "Roboschool, ported to MuJoCo 2.2.2");
  }
}
