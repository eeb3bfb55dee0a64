package org.sluice.jobs.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.ml.param.Param;
import org.sluice.jobs.conf.job.CheckedJob;
import org.sluice.jobs.conf.keys.ChosenKeys;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.keys.TaskKeys;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.Values;
import org.sluice.jobs.conf.text.YamlEntries;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;

/**
 * The keys of a recorded configuration as text, for readers such as reports: needs no environment,
 * and keeps keys and values of other builds as written.
 */
public final class RecordedKeys {

  private RecordedKeys() {}

  /**
   * A trial's keys and values in this build's order, unknown keys last, without job settings. Keys
   * that are not in the file get this build's defaults.
   *
   * @param file where the text comes from, for messages
   * @throws ConfigurationException if it is not the configuration of a trial
   */
  public static Map<String, String> ofTrial(Path file, String yaml) {
    Map<String, Entry> written = new LinkedHashMap<>();
    YamlEntries.parse(file, yaml, new ArrayList<>())
        .forEach(entry -> written.put(entry.key(), entry));
    CheckedJob job = new CheckedJob(new ArrayList<>());
    written.values().removeIf(job::take);
    if (!written.containsKey(Keys.ENVIRONMENT)) {
      throw new ConfigurationException(file + ": 'environment' is missing");
    }
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put(Keys.NAME, text(written.remove(Keys.NAME), String.class, "–"));
    keys.put(Keys.ENVIRONMENT, text(written.remove(Keys.ENVIRONMENT), String.class, "–"));
    TaskKeys.defaults(keys.get(Keys.ENVIRONMENT))
        .forEach((key, value) -> keys.put(key, text(written.remove(key), String.class, value)));
    keys.put(Keys.SEED, text(written.remove(Keys.SEED), Long.class, "1"));
    checkCount(written.get(TrialParams.TOTAL_STEPS.name));
    checkCount(written.get(TrialParams.BATCH.name));
    Map<String, String> words = new LinkedHashMap<>();
    written.forEach((key, entry) -> words.put(key, entry.text()));
    Hyperparameters chosen = new Hyperparameters();
    boolean known = ChosenKeys.set(chosen, words);
    String environment = keys.get(Keys.ENVIRONMENT);
    for (Param<?> parameter :
        known ? ChosenKeys.read(chosen, environment) : Keys.hyperparameters()) {
      String otherwise = String.valueOf(parameter.defaultValue);
      keys.put(parameter.name, text(written.remove(parameter.name), parameter.clazz, otherwise));
    }
    // Earlier builds recorded the keys of all algorithms and policies.
    written.keySet().removeIf(key -> known && Keys.find(key).isPresent());
    written.forEach((key, entry) -> keys.put(key, entry.text()));
    return keys;
  }

  /**
   * A run's configuration, one line per key, without Kafka and Flink properties.
   *
   * @param file where the text comes from, for messages
   * @throws ConfigurationException if it is not a configuration
   */
  public static String ofRun(Path file, String yaml) {
    List<String> clusters = List.of(Keys.KAFKA, Keys.FLINK);
    return YamlEntries.parse(file, yaml, new ArrayList<>()).stream()
        .filter(entry -> clusters.stream().noneMatch(group -> isIn(group, entry.key())))
        .map(entry -> entry.key() + ": " + entry.text())
        .collect(Collectors.joining("\n"));
  }

  private static boolean isIn(String group, String key) {
    return key.equals(group) || key.startsWith(group + ".") || key.startsWith(group + "[");
  }

  /** A value as this build writes it, so that 1e-2 and 0.01 are equal. */
  private static String text(Entry entry, Class<?> type, String otherwise) {
    if (entry == null) {
      return otherwise;
    }
    try {
      return Values.parse(entry.key(), type, entry.text()).toString();
    } catch (IllegalArgumentException e) {
      return entry.text();
    }
  }

  private static void checkCount(Entry entry) {
    if (entry == null) {
      return;
    }
    try {
      if (Values.parse(entry.key(), Long.class, entry.text()) < 1) {
        throw new IllegalArgumentException(entry.key() + " must be at least 1");
      }
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(entry.place() + ": " + e.getMessage());
    }
  }
}
