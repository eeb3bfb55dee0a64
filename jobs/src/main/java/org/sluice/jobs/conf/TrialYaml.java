package org.sluice.jobs.conf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.secrets.Secrets;
import org.sluice.jobs.conf.job.CheckedJob;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.ChosenKeys;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.keys.TaskKeys;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.trial.Trial;

/**
 * Writes a trial as a configuration without defaults: {@link Configuration#read} makes an equal
 * trial of it, even in a build with other defaults.
 */
public final class TrialYaml {

  private static final ObjectMapper YAML =
      new ObjectMapper(
          new YAMLFactory()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES));

  private TrialYaml() {}

  /** A trial's keys and values; equal trials give equal texts. */
  public static String of(Trial trial) {
    return write(document(trial));
  }

  /** A trial's dotted keys and values, in the order of {@link #of(Trial)}. */
  public static Map<String, String> entries(Trial trial) {
    Map<String, String> entries = new LinkedHashMap<>();
    flatten("", document(trial), entries);
    return entries;
  }

  /** Formats dotted keys and values as a configuration. */
  public static String ofEntries(Map<String, String> entries) {
    return write(new LinkedHashMap<>(entries));
  }

  private static void flatten(String prefix, Map<?, ?> document, Map<String, String> entries) {
    document.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> members) {
            flatten(prefix + key + ".", members, entries);
          } else {
            entries.put(Keys.canonical(prefix + key), value.toString());
          }
        });
  }

  /**
   * A whole configuration, without secrets: its trial, or the entries as written for several
   * trials, then the job's keys.
   */
  public static String of(Configuration configuration) {
    Map<String, Object> document;
    if (configuration.trials().size()
        == 1) { // under its own name, even as the only trial of a sweep
      document = document(configuration.trials().get(0));
    } else {
      document = new LinkedHashMap<>(configuration.writtenTexts());
      document.put(Keys.NAME, configuration.name());
    }
    JobSettings job = configuration.job();
    for (Param<?> parameter : Keys.jobParameters()) {
      Object value = job.values().get(parameter);
      put(document, parameter.name, value instanceof String text ? Secrets.shown(text) : value);
    }
    document.put(
        Keys.KAFKA, job.kafka().<Object>map(KafkaSettings::printable).orElse(CheckedJob.EMBEDDED));
    if (!job.flink().isEmpty()) {
      document.put(Keys.FLINK, Secrets.shown(job.flink()));
    }
    return write(document);
  }

  private static Map<String, Object> document(Trial trial) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(Keys.NAME, trial.id());
    Map<String, String> task = TaskKeys.entries(trial.environment());
    boolean alone =
        task.size() == 1 && !trial.isLive() && !BelowParams.isNamed(trial.hyperparameters());
    task.forEach(
        (key, value) ->
            put(document, key.equals(Keys.ENVIRONMENT) && !alone ? key + ".id" : key, value));
    document.put(Keys.SEED, trial.seed());
    for (Param<?> parameter : ChosenKeys.read(trial.hyperparameters(), trial.environment())) {
      put(document, parameter.name, trial.hyperparameters().get(parameter));
    }
    return document;
  }

  private static String write(Map<String, Object> document) {
    try {
      return YAML.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("words and numbers can be written", e);
    }
  }

  /** Puts a value under its dotted key: a map for each part but the last. */
  private static void put(Map<String, Object> map, String key, Object value) {
    int dot = key.indexOf('.');
    if (dot < 0) {
      map.put(key, value);
    } else {
      put(member(map, key.substring(0, dot)), key.substring(dot + 1), value);
    }
  }

  @SuppressWarnings("unchecked") // a group of keys has no value itself
  private static Map<String, Object> member(Map<String, Object> map, String key) {
    return (Map<String, Object>) map.computeIfAbsent(key, absent -> new LinkedHashMap<>());
  }
}
