package org.sluice.env.mujoco.modal;

import java.util.List;
import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;

/** The tasks with several equally good behaviours. */
public final class ModalTasks {

  private static final String SOURCE = "Tang and Agrawal 2018, Implicit Policy, ";

  private ModalTasks() {}

  /** All tasks, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return List.of(
        new Registration(BimodalReacher.SPEC, BimodalReacher::new),
        new Registration(
            DirectedSwimmer.ID,
            List.of(DirectedSwimmer.DIRECTION),
            DirectedSwimmer::spec,
            DirectedSwimmer::new),
        new Registration(AntRunning.SPEC, AntRunning::new),
        new Registration(
            AntHallway.ID, List.of(AntHallway.CORRIDOR_WIDTH), AntHallway::spec, AntHallway::new));
  }

  /**
   * A task's entry in the registry.
   *
   * @param observationSize numbers in an observation, all unbounded
   * @param actionSize actuators of the model, each from −1 to 1
   * @param part of the paper
   */
  static EnvSpec spec(
      String id, int observationSize, int actionSize, int frameSkip, int timeLimit, String part) {
    return new EnvSpec(
        id,
        Box.unbounded(observationSize),
        Box.uniform(actionSize, -1, 1),
        timeLimit,
        OptionalDouble.empty(),
        frameSkip,
        SOURCE + part);
  }
}
