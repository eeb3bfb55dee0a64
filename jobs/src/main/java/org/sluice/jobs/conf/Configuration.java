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
import java.util.Set;
import org.sluice.jobs.conf.job.CheckedJob;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.ChosenKeys;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.sweep.Lists;
import org.sluice.jobs.conf.sweep.SameTrials;
import org.sluice.jobs.conf.sweep.Sweep;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.conf.text.ConfigurationText;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.Settings;
import org.sluice.jobs.conf.text.YamlEntries;
import org.sluice.jobs.conf.trial.CheckedTrial;
import org.sluice.jobs.conf.trial.LiveTrials;
import org.sluice.jobs.conf.trial.TrialIds;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.trial.LearnerSizes;
import org.sluice.learning.trial.Trial;

/**
 * A configuration, read and found usable.
 *
 * @param name what it says, or the file's name without its ending
 * @param trials what to train
 * @param halving which of the trials end early; empty if none do
 * @param job how to run it
 * @param written the keys of the trials as they were written, with lists and settings, by key
 * @param remarks what is to be told though nothing is wrong, a line each
 */
public record Configuration(
    String name,
    List<Trial> trials,
    Optional<Halving> halving,
    JobSettings job,
    Map<String, Entry> written,
    List<String> remarks) {

  /**
   * Reads a file, applies settings on top, and checks all of it.
   *
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration read(Path file, List<String> settings) {
    return parse(file, ConfigurationText.read(file), settings);
  }

  /**
   * Reads the configuration in a run's folder, which may name keys that this build does not read
   * for the trial's algorithm and policy, as earlier builds wrote down; {@link #read} refuses them.
   *
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration resume(Path file, List<String> settings) {
    Collection<String> problems = new LinkedHashSet<>();
    List<Entry> entries = YamlEntries.parse(file, ConfigurationText.read(file), problems);
    return build(file, entries, settings, true, true, problems);
  }

  /**
   * Reads a text in place of a file.
   *
   * @param file what to call it in messages, and the trials if they have no name
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration parse(Path file, String yaml, List<String> settings) {
    Collection<String> problems = new LinkedHashSet<>(); // many trials may have the same
    return build(file, YamlEntries.parse(file, yaml, problems), settings, true, false, problems);
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
    return new Configuration(name, trials, halving, job.named(run), written, remarks);
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
    Collection<String> problems = new LinkedHashSet<>();
    List<Entry> entries = new ArrayList<>(YamlEntries.parse(file, yaml, problems));
    entries.removeIf(new CheckedJob(new ArrayList<>())::take);
    return build(file, entries, List.of(), false, true, problems);
  }

  /** What was written for the keys of the trials. */
  public Map<String, String> writtenTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    written.forEach((key, entry) -> texts.put(key, entry.text()));
    return texts;
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

  /**
   * @param withJob whether the entries say how the trials are to be run
   * @param recorded whether the trials were trained before
   */
  private static Configuration build(
      Path file,
      List<Entry> entries,
      List<String> settings,
      boolean withJob,
      boolean recorded,
      Collection<String> problems) {
    Map<String, Entry> merged = Settings.merge(entries, settings, problems);
    dropEmptyGroups(merged);
    CheckedJob job = new CheckedJob(problems);
    merged.values().removeIf(job::take);
    JobSettings jobSettings = job.settings();
    Lists.check(merged, problems);
    Map<String, Entry> written = new LinkedHashMap<>(merged);
    Sweep sweep = Sweep.take(merged, problems);
    refuseLists(merged, problems);
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    if (merged.containsKey(Keys.NAME)) {
      name = merged.get(Keys.NAME).text();
    }
    List<Trial> trials = new ArrayList<>();
    List<Sweep.Case> cases = sweep.cases(problems);
    LearnerSizes sizes = new LearnerSizes();
    Collection<Hyperparameters> choices = choices(merged, cases);
    for (Sweep.Case one : cases) {
      Map<String, Entry> own = new LinkedHashMap<>(merged);
      own.putAll(one.entries());
      trials.add(
          new CheckedTrial(file, own, sizes, choices, problems, recorded).named(name, one.label()));
    }
    Optional<Halving> halving = sweep.halving(trials, problems);
    LiveTrials.check(file, trials, halving, problems);
    if (problems.isEmpty()) {
      TrialIds.check(file, trials, problems);
      SameTrials.refuse(file, cases, trials, problems);
    }
    if (withJob && problems.isEmpty()) {
      job.checkSizes(file, trials, jobSettings);
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(inOrder(problems, entries, settings));
    }
    return new Configuration(
        name, List.copyOf(trials), halving, jobSettings, written, sweep.remarks());
  }

  /** What the trials choose, as far as it is known. */
  private static Collection<Hyperparameters> choices(
      Map<String, Entry> common, List<Sweep.Case> cases) {
    List<String> keys = ChosenKeys.choices().stream().map(choice -> choice.name).toList();
    Set<Map<String, String>> words = new LinkedHashSet<>();
    for (Sweep.Case one : cases) {
      Map<String, String> own = new HashMap<>();
      for (String key : keys) {
        Entry entry = one.entries().getOrDefault(key, common.get(key));
        if (entry != null) {
          own.put(key, entry.text());
        }
      }
      words.add(own);
    }
    return words.stream()
        .map(
            own -> {
              Hyperparameters chosen = new Hyperparameters();
              ChosenKeys.set(chosen, own);
              return chosen;
            })
        .toList();
  }

  /** What is empty sets nothing: that is harmless for a group of keys, but no value. */
  private static void dropEmptyGroups(Map<String, Entry> entries) {
    for (Entry entry : List.copyOf(entries.values())) {
      String key = entry.key().replaceFirst("\\{}$", "");
      if (!key.equals(entry.key()) && !Sweep.isOfSweep(key)) {
        entries.remove(entry.key());
        if (!Keys.isGroup(key)) {
          entries.put(key, entry.as(key));
        }
      }
    }
  }

  /** Those of the whole file, then line by line, then those of the settings. */
  private static List<String> inOrder(
      Collection<String> problems, List<Entry> entries, List<String> settings) {
    Map<String, Integer> places = new HashMap<>();
    entries.forEach(entry -> places.putIfAbsent(entry.place(), places.size()));
    settings.forEach(setting -> places.putIfAbsent(Settings.place(setting), places.size()));
    return problems.stream()
        .sorted(Comparator.comparingInt(problem -> placeOf(problem, places)))
        .toList();
  }

  /** Of the place that a text starts with; -1 if there is none. */
  private static int placeOf(String text, Map<String, Integer> places) {
    for (int end = text.indexOf(": "); end >= 0; end = text.indexOf(": ", end + 1)) {
      Integer place = places.get(text.substring(0, end));
      if (place != null) {
        return place;
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
