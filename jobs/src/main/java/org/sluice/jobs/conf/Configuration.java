package org.sluice.jobs.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.learner.Trial;

/**
 * A configuration, read and found usable.
 *
 * @param name what it says, or the file's name without its ending
 * @param trials what to train
 * @param job how to run it
 */
public record Configuration(String name, List<Trial> trials, JobSettings job) {

  /**
   * Reads a file, applies settings on top, and checks all of it.
   *
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration read(Path file, List<String> settings) {
    List<String> problems = new ArrayList<>();
    return build(file, YamlEntries.read(file, problems), settings, problems);
  }

  /**
   * Reads a configuration wherever a job on a cluster may have it, applies settings on top, and
   * checks all of it.
   *
   * @param place a path, one inside the job's jar, or an address that Flink's file systems read
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration readFrom(String place, List<String> settings) {
    List<String> problems = new ArrayList<>();
    Path file = Path.of(place.substring(place.lastIndexOf('/') + 1));
    return build(
        file, YamlEntries.parse(file, ConfigurationText.read(place), problems), settings, problems);
  }

  /** This for a run of another name: on a Kafka cluster its topics have it. */
  public Configuration named(String run) {
    return new Configuration(run, trials, job.named(run));
  }

  /**
   * Checks the trial of a configuration that stands in another file, or that was written down
   * without its secrets: how to run it is not looked at.
   *
   * @param file where it stands, for messages
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Trial trial(Path file, String yaml) {
    List<String> problems = new ArrayList<>();
    List<Entry> entries = new ArrayList<>(YamlEntries.parse(file, yaml, problems));
    entries.removeIf(new CheckedJob(new ArrayList<>())::take);
    return build(file, entries, List.of(), problems).trial();
  }

  /**
   * The trial of a configuration that has one.
   *
   * @throws ConfigurationException if it has more
   */
  public Trial trial() {
    if (trials.size() != 1) {
      throw new ConfigurationException(name + " has " + trials.size() + " trials, not one");
    }
    return trials.get(0);
  }

  private static Configuration build(
      Path file, List<Entry> written, List<String> settings, List<String> problems) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Entry entry : written) {
      Entry earlier = put(entries, entry);
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
        put(entries, new Entry(key, setting.substring(equals + 1).strip(), "--set " + setting));
      }
    }
    CheckedJob job = new CheckedJob(problems);
    entries.values().removeIf(job::take);
    JobSettings jobSettings = job.settings();
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    Trial trial = new CheckedTrial(file, entries, problems).named(name);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Configuration(trial.id(), List.of(trial), jobSettings);
  }

  /** The broker in the process and properties of another one exclude each other: the later wins. */
  private static Entry put(Map<String, Entry> entries, Entry entry) {
    if (entry.key().equals(Keys.KAFKA)) {
      entries.keySet().removeIf(key -> key.startsWith(Keys.KAFKA + "."));
    } else if (entry.key().startsWith(Keys.KAFKA + ".")) {
      entries.remove(Keys.KAFKA);
    }
    return entries.put(entry.key(), entry);
  }
}
