package org.sluice.env.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;
import org.sluice.env.Replayable;
import org.sluice.env.Space;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;
import org.sluice.env.wrapper.NoisyObservation;
import org.sluice.env.wrapper.NoisySimulation;

/** The parameter that tasks have beside their own: noise on what they observe. */
public final class ObservationNoise {

  /** σ of {@link NoisyObservation}. */
  public static final TaskParameter<Double> DEVIATION =
      TaskParameter.number(
          "observation-noise",
          0,
          0,
          1e6,
          "Standard deviation of the normal noise in each observed number, in its unit.");

  private ObservationNoise() {}

  /** Whether a task can have noise: it observes a box of numbers rather than bytes. */
  public static boolean isAllowed(EnvSpec spec) {
    Space observations = spec.observationSpace();
    return observations instanceof Box && !observations.isBytes();
  }

  /** The task with this parameter too; itself if it cannot have it, or has one of this name. */
  static Registration allowed(Registration task) {
    boolean taken =
        task.parameters().stream().anyMatch(parameter -> parameter.name().equals(DEVIATION.name()));
    if (taken || !isAllowed(task.spec())) {
      return task;
    }
    List<TaskParameter<?>> parameters = new ArrayList<>(task.parameters());
    parameters.add(DEVIATION);
    return new Registration(
        task.family(),
        task.id(),
        parameters,
        chosen -> spec(task, chosen),
        chosen -> make(task, chosen));
  }

  private static EnvSpec spec(Registration task, Task chosen) {
    EnvSpec spec = task.spec(without(chosen));
    return isOn(chosen) ? NoisyObservation.noisy(spec).withId(chosen.text()) : spec;
  }

  private static Replayable make(Registration task, Task chosen) {
    Replayable simulation = task.maker().apply(without(chosen));
    return isOn(chosen)
        ? new NoisySimulation(simulation, chosen.get(DEVIATION), chosen.text())
        : simulation;
  }

  private static boolean isOn(Task chosen) {
    return chosen.values().containsKey(DEVIATION.name());
  }

  private static Task without(Task chosen) {
    Map<String, String> own = new TreeMap<>(chosen.values());
    own.remove(DEVIATION.name());
    return new Task(chosen.id(), own);
  }
}
