package org.sluice.env.registry;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.sluice.env.Env;
import org.sluice.env.EnvException;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;
import org.sluice.env.Replayable;
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

  private static final int SUGGESTIONS = 3;

  private static final Registry<Registration> REGISTRY = registry();

  private Envs() {}

  private static Registry<Registration> registry() {
    Registry<Registration> registry =
        new Registry<>("environment", registration -> registration.spec().id());
    registry.add(MujocoTasks.registrations());
    registry.add(ClassicTasks.registrations());
    registry.add(Box2dTasks.registrations());
    registry.add(ToyTasks.registrations());
    registry.add(PixelTasks.registrations());
    registry.addFound(TaskProvider.class, TaskProvider::registrations);
    return registry;
  }

  private static Map<String, Registration> all() {
    try {
      return REGISTRY.all();
    } catch (RegistryException e) {
      throw new EnvException(e.getMessage());
    }
  }

  /** All registrations, in registration order. */
  public static List<EnvSpec> specs() {
    return all().values().stream().map(Registration::spec).toList();
  }

  /**
   * The spec of one environment.
   *
   * @throws UnknownEnvException if no environment has this id; the message names the nearest ids
   */
  public static EnvSpec spec(String id) {
    return registration(id).spec();
  }

  /**
   * Creates an environment with its time limit. Close it after use.
   *
   * @throws UnknownEnvException if no environment has this id; the message names the nearest ids
   * @throws org.sluice.env.NativeLibraryException if it needs a library that cannot be loaded
   */
  public static Env make(String id) {
    EnvSpec spec = spec(id);
    Env env = makeWithoutLimit(id);
    return spec.timeLimit() == 0 ? env : new TimeLimit(env, spec.timeLimit());
  }

  /**
   * Creates an environment without its time limit that can replay recordings. Close it after use.
   */
  public static Replayable makeWithoutLimit(String id) {
    return registration(id).factory().get();
  }

  private static Registration registration(String id) {
    Registration registration = all().get(id);
    if (registration == null) {
      List<String> nearest = nearest(id);
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
    return registration;
  }

  private static List<String> nearest(String id) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String wanted = id.toLowerCase(Locale.ROOT);
    ToIntFunction<String> remoteness =
        known -> distance.apply(wanted, known.toLowerCase(Locale.ROOT));
    return all().keySet().stream()
        .filter(known -> remoteness.applyAsInt(known) <= known.length() / 2)
        .sorted(Comparator.comparingInt(remoteness))
        .limit(SUGGESTIONS)
        .toList();
  }
}
