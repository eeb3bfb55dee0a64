package org.sluice.jobs.conf;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.jobs.conf.job.CheckedJob;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.keys.ServeKeys;
import org.sluice.jobs.conf.keys.ServeParams;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.conf.text.ConfigurationText;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.ProblemOrder;
import org.sluice.jobs.conf.text.Settings;
import org.sluice.jobs.conf.text.Values;
import org.sluice.jobs.conf.text.YamlEntries;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * A configuration of serving that was read and checked.
 *
 * @param values of {@link ServeParams}
 * @param job how to run it; with the topics, unless a run's folder says where they are
 */
public record ServeConfiguration(Hyperparameters values, JobSettings job) {

  /**
   * Reads a file, applies settings, and checks the result.
   *
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static ServeConfiguration read(Path file, List<String> settings) {
    return parse(file, ConfigurationText.read(file), settings);
  }

  /** Whether a file configures serving, rather than training. */
  public static boolean isServing(Path file) {
    return YamlEntries.parse(file, ConfigurationText.read(file), new LinkedHashSet<>()).stream()
        .anyMatch(entry -> ServeKeys.isOwn(entry.key()));
  }

  /**
   * Reads a configuration from any place that a job on a cluster can read.
   *
   * @param place a path, a path inside the job's jar, or an address on one of Flink's file systems
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static ServeConfiguration readFrom(String place, List<String> settings) {
    Path file = Path.of(place.substring(place.lastIndexOf('/') + 1));
    return parse(file, ConfigurationText.read(place), settings);
  }

  /**
   * Reads a configuration from a text.
   *
   * @param file the name for messages
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static ServeConfiguration parse(Path file, String yaml, List<String> settings) {
    Collection<String> problems = new LinkedHashSet<>();
    List<Entry> entries = YamlEntries.parse(file, yaml, problems);
    Map<String, Entry> merged = Settings.merge(entries, settings, problems);
    CheckedJob job = new CheckedJob(problems);
    Hyperparameters values = new Hyperparameters();
    for (Entry entry : merged.values()) {
      take(entry, values, job, problems);
    }
    JobSettings jobSettings = job.settings();
    checkPlace(file, merged, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(ProblemOrder.of(problems, entries, settings));
    }
    return new ServeConfiguration(values, jobSettings);
  }

  private static void take(
      Entry entry, Hyperparameters values, CheckedJob job, Collection<String> problems) {
    String key = entry.key().replaceFirst("\\{}$", "");
    Optional<Param<?>> own = ServeKeys.find(key);
    if (ServeKeys.isGroup(key) && entry.text().isBlank()) {
      return; // a group without keys
    }
    int list = key.indexOf('[');
    if (list >= 0) {
      problems.add(
          entry.place() + ": " + key.substring(0, list) + " must be a single value, not a list");
    } else if (own.isPresent()) {
      try {
        Values.set(values, own.get(), entry.text());
      } catch (IllegalArgumentException e) {
        problems.add(entry.place() + ": " + e.getMessage());
      }
    } else if (!ServeKeys.isOfJob(key) || !job.take(entry)) {
      problems.add(entry.place() + ": " + ServeKeys.problem(key));
    }
  }

  /** A run's folder says where the topics are; without one, the configuration has to. */
  private static void checkPlace(
      Path file, Map<String, Entry> entries, Collection<String> problems) {
    if (entries.containsKey(ServeParams.RUN.name)) {
      entries.values().stream()
          .filter(entry -> ServeKeys.isAboutTopics(entry.key()))
          .forEach(
              entry ->
                  problems.add(
                      String.format(
                          "%s: %s: the run's own configuration says that; leave it out, or %s",
                          entry.place(), entry.key(), ServeParams.RUN.name)));
      return;
    }
    require(file, entries, ServeParams.TRIAL.name, "the id of the trial to serve", problems);
    require(file, entries, JobParams.TOPIC_PREFIX.name, "the prefix of the run's topics", problems);
    if (entries.keySet().stream().noneMatch(key -> key.startsWith("kafka."))) {
      problems.add(
          file + ": kafka.bootstrap-servers is missing: it is a broker's address, HOST:PORT");
    }
  }

  private static void require(
      Path file, Map<String, Entry> entries, String key, String what, Collection<String> problems) {
    if (!entries.containsKey(key)) {
      problems.add(
          String.format(
              "%s: %s is missing: it is %s; or name a run on this machine with %s",
              file, key, what, ServeParams.RUN.name));
    }
  }

  /** The run's folder, if one was given. */
  public Optional<Path> run() {
    return given(ServeParams.RUN).map(Path::of);
  }

  /** The trial's id, if it was given. */
  public Optional<String> trial() {
    return given(ServeParams.TRIAL);
  }

  private Optional<String> given(Param<String> parameter) {
    return Optional.of(values.get(parameter)).filter(text -> !text.isEmpty());
  }
}
