package org.sluice.env.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sluice.env.Env;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;
import org.sluice.env.Task;
import org.sluice.env.wrapper.ClipAction;
import org.sluice.env.wrapper.NoisyObservation;
import org.sluice.env.wrapper.RescaleAction;
import org.sluice.env.wrapper.TimeLimit;

/** The subjects of the contract test: every registered environment, and wrappers. */
final class Subjects {

  private static final String INNER = "Pendulum-v1";

  /** Examples of other parameters than the defaults. */
  private static final List<String> WITH_PARAMETERS =
      List.of(
          "NChain-v0+length=100",
          "Pendulum-v1+observation-noise=0.1",
          "MountainCar-v0+observation-noise=0.1+time-limit=300",
          "MountainCar-v0+goal-reward=1+time-limit=1000",
          "LunarLander-v2+turbulence-power=1.5+wind-power=15",
          "LunarLanderContinuous-v2+wind-power=15",
          "DirectedSwimmer-v0+direction=backward",
          "AntHallway-v0+corridor-width=8",
          "RandomGoalSwimmer-v0+reward=sparse",
          "RandomGoalAnt-v0+goal-weight=1",
          "RandomGoalHumanoid-v0+goal-radius=1",
          "CrossMazeAnt-v0+reward=sparse",
          "TrpoSwimmer-v0+alive=0",
          "TrpoHopper-v0+alive=1",
          "TrpoWalker-v0+alive=1+impact-cost=0.1",
          "TrpoWalker3d-v0+alive=1+impact-cost=0.1");

  /** Where there is no engine, {@code ./check} leaves the tests with this tag out. */
  private static final boolean WITHOUT_MUJOCO =
      "mujoco".equals(System.getProperty("excludedGroups"));

  private Subjects() {}

  /** What is registered and can be made here. */
  static List<EnvSpec> specs() {
    List<String> mujoco = MujocoTasks.registrations().stream().map(Registration::id).toList();
    return Stream.concat(Envs.specs().stream(), WITH_PARAMETERS.stream().map(Envs::spec))
        .filter(spec -> !(WITHOUT_MUJOCO && mujoco.contains(Task.split(spec.id()).id())))
        .toList();
  }

  /** Each by its name, with its time limit. */
  static Map<String, Supplier<Env>> all() {
    Map<String, Supplier<Env>> subjects = new LinkedHashMap<>();
    for (EnvSpec spec : specs()) {
      subjects.put(spec.id(), () -> Envs.make(spec.id()));
    }
    subjects.put("noise", () -> new NoisyObservation(Envs.make(INNER)));
    subjects.put("rescaling", () -> new RescaleAction(Envs.make(INNER)));
    subjects.put("clipping", () -> new ClipAction(Envs.make(INNER)));
    subjects.put(
        "limit around noise around rescaling around clipping",
        () ->
            new TimeLimit(
                new NoisyObservation(
                    new RescaleAction(new ClipAction(Envs.makeWithoutLimit(INNER)))),
                70));
    return subjects;
  }

  static Env make(String name) {
    return all().get(name).get();
  }
}
