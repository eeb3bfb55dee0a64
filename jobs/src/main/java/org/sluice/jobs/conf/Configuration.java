package org.sluice.jobs.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.env.EnvException;
import org.sluice.envs.Envs;
import org.sluice.hyperparameters.Hyperparameters;
import org.sluice.learner.Trial;
import org.sluice.policy.Policies;

/**
 * A configuration, read and found usable.
 *
 * @param name the file's name without its ending
 * @param trial what to train
 */
public record Configuration(String name, Trial trial) {

  /**
   * Reads a file, applies settings on top, and checks all of it.
   *
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration read(Path file, List<String> settings) {
    List<String> problems = new ArrayList<>();
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Entry entry : YamlEntries.read(file, problems)) {
      Entry earlier = entries.put(entry.key(), entry);
      if (earlier != null) {
        problems.add(entry.place() + ": " + entry.key() + " was set before, at " + earlier.place());
      }
    }
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        problems.add("--set " + setting + ": must be key=value");
      } else {
        String key = setting.substring(0, equals).strip();
        entries.put(key, new Entry(key, setting.substring(equals + 1).strip(), "--set " + setting));
      }
    }
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    Configuration configuration = build(name, file, entries, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return configuration;
  }

  private static Configuration build(
      String name, Path file, Map<String, Entry> entries, List<String> problems) {
    Hyperparameters hyperparameters = new Hyperparameters();
    String environment = null;
    long seed = 1;
    for (Entry entry : entries.values()) {
      try {
        switch (entry.key()) {
          case Keys.ENVIRONMENT -> environment = entry.text();
          case Keys.SEED -> seed = Values.parse(entry.key(), Long.class, entry.text());
          default -> set(hyperparameters, entry);
        }
      } catch (IllegalArgumentException e) {
        problems.add(entry.place() + ": " + e.getMessage());
      }
    }
    if (environment == null) {
      problems.add(file + ": 'environment' is missing ('sluice env list' shows what there is)");
      return null;
    }
    Trial trial = new Trial(name, environment, seed, hyperparameters);
    check(trial, entries, file, problems);
    return new Configuration(name, trial);
  }

  /** What no single key can say. */
  private static void check(
      Trial trial, Map<String, Entry> entries, Path file, List<String> problems) {
    try {
      trial.share();
    } catch (IllegalArgumentException e) {
      problems.add(place(entries, "batch", file) + ": " + e.getMessage());
    }
    try {
      Policies.create(Envs.spec(trial.environment()), trial.hyperparameters());
    } catch (EnvException e) {
      problems.add(place(entries, Keys.ENVIRONMENT, file) + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      problems.add(place(entries, "policy.type", file) + ": " + e.getMessage());
    }
  }

  private static String place(Map<String, Entry> entries, String key, Path file) {
    return entries.containsKey(key) ? entries.get(key).place() : file.toString();
  }

  private static void set(Hyperparameters hyperparameters, Entry entry) {
    Param<?> parameter = Keys.parameter(entry.key());
    if (parameter == null) {
      throw new IllegalArgumentException(
          "unknown key '" + entry.key() + "'; the nearest is '" + Keys.nearest(entry.key()) + "'");
    }
    set(hyperparameters, parameter, entry.text());
  }

  private static <V> void set(Hyperparameters hyperparameters, Param<V> parameter, String text) {
    hyperparameters.set(parameter, Values.parse(parameter.name, parameter.clazz, text));
  }
}
