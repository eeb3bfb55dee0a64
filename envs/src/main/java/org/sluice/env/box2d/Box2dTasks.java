package org.sluice.env.box2d;

import java.util.List;
import org.sluice.env.Registration;

/** The Box2D tasks in this package. */
public final class Box2dTasks {

  private Box2dTasks() {}

  /** All tasks, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return List.of(
        new Registration(LunarLander.SPEC, LunarLander::new),
        new Registration(LunarLanderContinuous.SPEC, LunarLanderContinuous::new),
        new Registration(BipedalWalker.SPEC, BipedalWalker::new),
        new Registration(BipedalWalkerHardcore.SPEC, BipedalWalkerHardcore::new));
  }
}
