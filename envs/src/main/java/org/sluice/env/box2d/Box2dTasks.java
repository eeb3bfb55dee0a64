package org.sluice.env.box2d;

import java.util.List;
import org.sluice.env.Registration;
import org.sluice.env.TaskParameter;

/** The Box2D tasks in this package. */
public final class Box2dTasks {

  private static final List<TaskParameter<?>> WIND = List.of(Wind.POWER, Wind.TURBULENCE);

  private Box2dTasks() {}

  /** All tasks, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return List.of(
        new Registration(LunarLander.ID, WIND, LunarLander::spec, LunarLander::new),
        new Registration(
            LunarLanderContinuous.ID,
            WIND,
            LunarLanderContinuous::spec,
            LunarLanderContinuous::new),
        new Registration(BipedalWalker.SPEC, BipedalWalker::new),
        new Registration(BipedalWalkerHardcore.SPEC, BipedalWalkerHardcore::new));
  }
}
