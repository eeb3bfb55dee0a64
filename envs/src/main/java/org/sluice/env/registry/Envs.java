package org.sluice.env.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sluice.env.Env;
import org.sluice.env.EnvException;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;
import org.sluice.env.Replayable;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;
import org.sluice.env.TaskParameterException;
import org.sluice.env.TaskProvider;
import org.sluice.env.UnknownEnvException;
import org.sluice.env.box2d.Box2dTasks;
import org.sluice.env.classic.ClassicTasks;
import org.sluice.env.pixel.PixelTasks;
import org.sluice.env.toy.ToyTasks;
import org.sluice.env.wrapper.TimeLimit;

/**
 * The registry of all environments by id, including those from other jars.
 *
 * <p>Every method throws an {@link org.sluice.env.EnvException} that names the class and the jar if
 * one from another jar cannot be loaded or its id is already taken.
 */
public final class Envs {

  private static final Registry<Registration> REGISTRY = registry();

  private Envs() {}

  private static Registry<Registration> registry() {
    Registry<Registration> registry = new Registry<>("environment", Registration::id);
    registry.add(MujocoTasks.registrations());
    registry.add(Registration.family("Classic control", ClassicTasks.registrations()));
    registry.add(Registration.family("Box2D, of Gymnasium", Box2dTasks.registrations()));
    registry.add(Registration.family("Toy tasks", ToyTasks.registrations()));
    registry.add(Registration.family("Pixel games", PixelTasks.registrations()));
    registry.addFound(
        TaskProvider.class,
        provider -> Registration.family(provider.family(), provider.registrations()));
    return registry;
  }

  private static Map<String, Registration> all() {
    try {
      return REGISTRY.all();
    } catch (RegistryException e) {
      throw new EnvException(e.getMessage());
    }
  }

  /** The specs of all tasks with the defaults of their parameters, in registration order. */
  public static List<EnvSpec> specs() {
    return all().values().stream().map(Registration::spec).toList();
  }

  /** The same by family, in registration order. */
  public static Map<String, List<EnvSpec>> families() {
    return all().values().stream()
        .collect(
            Collectors.groupingBy(
                Registration::family,
                LinkedHashMap::new,
                Collectors.mapping(Registration::spec, Collectors.toList())));
  }

  /**
   * A task's own parameters, by id; none for an id that is unknown. Besides them, tasks that
   * observe numbers have {@link ObservationNoise#DEVIATION}.
   */
  public static List<TaskParameter<?>> parameters(String id) {
    Registration registration = all().get(id);
    return registration == null ? List.of() : registration.parameters();
  }

  /** Whether there is a task of this id with this parameter. */
  public static boolean hasParameter(String id, String name) {
    return all().containsKey(id)
        && registration(id).parameters().stream()
            .anyMatch(parameter -> parameter.name().equals(name));
  }

  /**
   * A parameter of a task.
   *
   * @throws UnknownEnvException if no environment has this id; the message names the nearest ids
   * @throws TaskParameterException if the task has no such parameter; the message says which it has
   */
  public static TaskParameter<?> parameter(String id, String name) {
    return TaskReader.parameter(registration(id), name);
  }

  /**
   * The task that a text such as {@code NChain-v0+length=20} names, in its one spelling.
   *
   * @throws UnknownEnvException if no environment has this id; the message names the nearest ids
   * @throws TaskParameterException if a parameter is wrong; the message names all that are
   */
  public static Task task(String text) {
    Task split = Task.split(text);
    return TaskReader.read(registration(split.id()), split.values());
  }

  /**
   * The spec of one environment.
   *
   * @param task as {@link #task} reads it
   * @throws UnknownEnvException if no environment has this id; the message names the nearest ids
   * @throws TaskParameterException if a parameter is wrong; the message names all that are
   */
  public static EnvSpec spec(String task) {
    Task read = task(task);
    return registration(read.id()).spec(read);
  }

  /**
   * Creates an environment with its time limit. Close it after use.
   *
   * @param task as {@link #task} reads it
   * @throws UnknownEnvException if no environment has this id; the message names the nearest ids
   * @throws TaskParameterException if a parameter is wrong; the message names all that are
   * @throws org.sluice.env.NativeLibraryException if it needs a library that cannot be loaded
   */
  public static Env make(String task) {
    return TimeLimit.specified(makeWithoutLimit(task));
  }

  /**
   * Creates an environment without its time limit that can replay recordings. Close it after use.
   *
   * @param task as {@link #task} reads it
   */
  public static Replayable makeWithoutLimit(String task) {
    Task read = task(task);
    return registration(read.id()).maker().apply(read);
  }

  private static Registration registration(String id) {
    Registration registration = all().get(id);
    if (registration == null) {
      List<String> nearest = Nearest.of(id, all().keySet());
      throw new UnknownEnvException(
          String.format(
              "unknown environment '%s'; %s",
              id,
              nearest.isEmpty()
                  ? "'sluice env list' shows all"
                  : "the nearest are "
                      + String.join(", ", nearest)
                      + " ('sluice env list' shows all)"));
    }
    return ObservationNoise.allowed(registration);
  }
}
