package org.sluice.jobs.conf.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;
import org.sluice.env.registry.Envs;

/** The keys {@code environment.NAME}: parameters of the task that a trial learns. */
public final class TaskKeys {

  private static final String PREFIX = Keys.ENVIRONMENT + ".";

  private TaskKeys() {}

  /** Whether a key is a parameter of a task; those of live trials are hyper-parameters. */
  public static boolean has(String key) {
    return key.startsWith(PREFIX) && Keys.find(key).isEmpty();
  }

  /** The parameter's name, {@code length} for {@code environment.length}. */
  public static String name(String key) {
    return key.substring(PREFIX.length());
  }

  /** Whether all parameters of this name are whole numbers, and there is one. */
  public static boolean isWhole(String key) {
    List<TaskParameter<?>> called =
        Envs.specs().stream()
            .flatMap(spec -> Envs.parameters(spec.id()).stream())
            .filter(parameter -> key.equals(PREFIX + parameter.name()))
            .toList();
    return !called.isEmpty() && called.stream().allMatch(TaskParameter::isWhole);
  }

  /**
   * An environment's id and all its parameters, defaults included, by key. Those of a task that
   * this build does not know are as they were written.
   *
   * @param environment a trial's
   */
  public static Map<String, String> entries(String environment) {
    Task task = Task.split(environment);
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put(Keys.ENVIRONMENT, task.id());
    defaults(task.id()).forEach(entries::put);
    task.values().forEach((name, value) -> entries.put(PREFIX + name, value));
    return entries;
  }

  /** The parameters of a task with their defaults, by key; none if this build does not know it. */
  public static Map<String, String> defaults(String id) {
    Map<String, String> defaults = new LinkedHashMap<>();
    Envs.parameters(id)
        .forEach(parameter -> defaults.put(PREFIX + parameter.name(), parameter.defaultText()));
    return defaults;
  }

  /** The environment of these keys, without the defaults: the inverse of {@link #entries}. */
  public static String environment(Map<String, String> entries) {
    String id = entries.get(Keys.ENVIRONMENT);
    Map<String, String> values = new TreeMap<>();
    Map<String, String> defaults = defaults(id);
    entries.forEach(
        (key, value) -> {
          if (has(key) && !value.equals(defaults.get(key))) {
            values.put(name(key), value);
          }
        });
    return new Task(id, values).text();
  }
}
