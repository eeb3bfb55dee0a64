package org.sluice.env;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An entry of the registry.
 *
 * @param family the heading that it is listed under
 * @param id the task's name
 * @param parameters what may be chosen besides, in display order
 * @param specs what the environment of given parameters is; its id is the {@link Task#text}
 * @param maker creates one without its time limit; loads native libraries only when called
 */
public record Registration(
    String family,
    String id,
    List<TaskParameter<?>> parameters,
    Function<Task, EnvSpec> specs,
    Function<Task, ? extends Replayable> maker) {

  public Registration {
    Objects.requireNonNull(family, "family");
    parameters = List.copyOf(parameters);
    if (parameters.stream().map(TaskParameter::name).distinct().count() < parameters.size()) {
      throw new IllegalArgumentException(id + " has two parameters with the same name");
    }
  }

  /** A task without parameters. */
  public Registration(EnvSpec spec, Supplier<? extends Replayable> factory) {
    this("", spec.id(), List.of(), task -> spec, task -> factory.get());
  }

  /** A task with parameters. */
  public Registration(
      String id,
      List<TaskParameter<?>> parameters,
      Function<Task, EnvSpec> specs,
      Function<Task, ? extends Replayable> maker) {
    this("", id, parameters, specs, maker);
  }

  /** The same entries under a heading. */
  public static List<Registration> family(String heading, List<Registration> tasks) {
    return tasks.stream()
        .map(task -> new Registration(heading, task.id, task.parameters, task.specs, task.maker))
        .toList();
  }

  /** What the environment is with the defaults of its parameters. */
  public EnvSpec spec() {
    return spec(Task.of(id));
  }

  /**
   * What the environment is.
   *
   * @throws EnvException if the specification has another id than the task
   */
  public EnvSpec spec(Task task) {
    EnvSpec spec = specs.apply(task);
    if (!spec.id().equals(task.text())) {
      throw new EnvException(
          String.format(
              "the specification of %s must have this id, not %s; take it from Task.text()",
              task.text(), spec.id()));
    }
    return spec;
  }

  /** Creates environments with the defaults of their parameters. */
  public Supplier<Replayable> factory() {
    return () -> maker.apply(Task.of(id));
  }
}
