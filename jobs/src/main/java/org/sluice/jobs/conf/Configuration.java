package org.sluice.jobs.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.halving.Halving;
import org.sluice.learner.LearnerSizes;
import org.sluice.learner.Trial;

/**
 * A configuration, read and found usable.
 *
 * @param name what it says, or the file's name without its ending
 * @param trials what to train
 * @param halving which of the trials end early; empty if none do
 * @param job how to run it
 * @param written the keys of the trials as they were written, with lists and settings
 */
public record Configuration(
    String name,
    List<Trial> trials,
    Optional<Halving> halving,
    JobSettings job,
    Map<String, String> written) {

  /**
   * Reads a file, applies settings on top, and checks all of it.
   *
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration read(Path file, List<String> settings) {
    return build(file, YamlEntries.read(file), settings);
  }

  /**
   * Reads a text in place of a file.
   *
   * @param file what to call it in messages, and the trials if they have no name
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration parse(Path file, String yaml, List<String> settings) {
    return build(file, YamlEntries.parse(file, yaml), settings);
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
    Path file = Path.of(place.substring(place.lastIndexOf('/') + 1));
    return parse(file, ConfigurationText.read(place), settings);
  }

  /** This for a run of some name: on a Kafka cluster its topics have it. */
  public Configuration named(String run) {
    return new Configuration(name, trials, halving, job.named(run), written);
  }

  /**
   * Checks the trial of a configuration that stands in another file, or that was written down
   * without its secrets: how to run it is not looked at.
   *
   * @param file where it stands, for messages
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Trial trial(Path file, String yaml) {
    return withoutJob(file, yaml).trial();
  }

  /**
   * The same for the trials of a sweep, and which of them end early.
   *
   * @param file where it stands, for messages
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration withoutJob(Path file, String yaml) {
    List<Entry> entries = new ArrayList<>(YamlEntries.parse(file, yaml));
    entries.removeIf(new CheckedJob(new ArrayList<>())::take);
    return build(file, entries, List.of());
  }

  /**
   * The trial of a configuration that has one.
   *
   * @throws ConfigurationException if it has more
   */
  public Trial trial() {
    if (trials.size() != 1) {
      throw new ConfigurationException(
          name + " has " + trials.size() + " trials; this takes one: train has the others");
    }
    return trials.get(0);
  }

  private static Configuration build(Path file, List<Entry> entries, List<String> settings) {
    Collection<String> problems = new LinkedHashSet<>(); // many trials may have the same
    Map<String, Entry> merged = merge(entries, settings, problems);
    CheckedJob job = new CheckedJob(problems);
    merged.values().removeIf(job::take);
    JobSettings jobSettings = job.settings();
    Map<String, String> written = new LinkedHashMap<>();
    merged.forEach((key, entry) -> written.put(key, entry.text()));
    Sweep sweep = Sweep.take(merged, problems);
    refuseLists(merged, problems);
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    if (merged.containsKey(Keys.NAME)) {
      name = merged.get(Keys.NAME).text();
    }
    List<Trial> trials = new ArrayList<>();
    LearnerSizes sizes = new LearnerSizes();
    for (Sweep.Case one : sweep.cases(problems)) {
      Map<String, Entry> own = new LinkedHashMap<>(merged);
      own.putAll(one.entries());
      trials.add(new CheckedTrial(file, own, sizes, problems).named(name, one.label()));
    }
    Optional<Halving> halving = sweep.halving(trials, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(inOrder(problems, entries, settings));
    }
    return new Configuration(name, List.copyOf(trials), halving, jobSettings, written);
  }

  private static Map<String, Entry> merge(
      List<Entry> entries, List<String> settings, Collection<String> problems) {
    Map<String, Entry> merged = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Entry earlier = put(merged, entry);
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
        Entry entry = new Entry(key, setting.substring(equals + 1).strip(), "--set " + setting);
        merged = withoutList(merged, entry);
        put(merged, entry);
      }
    }
    return merged;
  }

  /** A value in place of a list stands where the list stood: the order of a sweep stays. */
  private static Map<String, Entry> withoutList(Map<String, Entry> entries, Entry entry) {
    Map<String, Entry> others = new LinkedHashMap<>();
    entries.forEach(
        (key, known) -> {
          boolean listed = key.startsWith(entry.key() + "[");
          others.put(listed ? entry.key() : key, listed ? entry : known);
        });
    return others;
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

  /** Those of the whole file, then line by line, then those of the settings. */
  private static List<String> inOrder(
      Collection<String> problems, List<Entry> entries, List<String> settings) {
    Map<String, Integer> places = new HashMap<>();
    entries.forEach(entry -> places.putIfAbsent(entry.place(), places.size()));
    settings.forEach(setting -> places.putIfAbsent("--set " + setting, places.size()));
    Map<String, Integer> order = new HashMap<>();
    problems.forEach(problem -> order.put(problem, indexOfPlace(problem, places)));
    return problems.stream().sorted(Comparator.comparingInt(order::get)).toList();
  }

  /** Of the place that a problem begins with; -1 if it is none of these. */
  private static int indexOfPlace(String problem, Map<String, Integer> places) {
    for (int end = problem.indexOf(": "); end >= 0; end = problem.indexOf(": ", end + 1)) {
      Integer index = places.get(problem.substring(0, end));
      if (index != null) {
        return index;
      }
    }
    return -1;
  }

  private static void refuseLists(Map<String, Entry> entries, Collection<String> problems) {
    for (Entry entry : List.copyOf(entries.values())) {
      int list = entry.key().indexOf('[');
      if (list >= 0) {
        entries.remove(entry.key());
        String key = entry.key().substring(0, list);
        problems.add(
            String.format(
                "%s: %s must be a single value, not a list; several trials are a 'sweep'",
                entry.place(), key));
      }
    }
  }
}
