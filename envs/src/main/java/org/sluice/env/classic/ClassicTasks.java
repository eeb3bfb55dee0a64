package org.sluice.env.classic;

import java.util.List;
import org.sluice.env.Registration;

/** The classic control tasks in this package. */
public final class ClassicTasks {

  private ClassicTasks() {}

  /** All tasks, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return List.of(
        new Registration(Pendulum.SPEC, Pendulum::new),
        new Registration(CartPole.SPEC, CartPole::new),
        new Registration(ContinuousCartPole.SPEC, ContinuousCartPole::new),
        MountainCar.registration(),
        new Registration(ContinuousMountainCar.SPEC, ContinuousMountainCar::new));
  }
}
