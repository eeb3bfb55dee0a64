package org.sluice.jobs.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.jobs.conf.job.CheckedJob;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.sweep.Lists;
import org.sluice.jobs.conf.sweep.SameTrials;
import org.sluice.jobs.conf.sweep.Sweep;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.conf.text.ConfigurationText;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.ProblemOrder;
import org.sluice.jobs.conf.text.Settings;
import org.sluice.jobs.conf.text.YamlEntries;
import org.sluice.jobs.conf.trial.CheckedData;
import org.sluice.jobs.conf.trial.CheckedSampler;
import org.sluice.jobs.conf.trial.CheckedTrial;
import org.sluice.jobs.conf.trial.LiveTrials;
import org.sluice.jobs.conf.trial.OtherTrials;
import org.sluice.jobs.conf.trial.StartingSnapshots;
import org.sluice.jobs.conf.trial.TrialIds;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.trial.LearnerSizes;
import org.sluice.learning.trial.Trial;

/**
 * A configuration that was read and checked.
 *
 * @param name the configured name, or the file's name without its extension
 * @param trials what to train
 * @param halving the rule that stops trials early; empty if there is none
 * @param job how to run it
 * @param written the trials' entries as written, including lists and settings, by key
 * @param remarks notes for the user that are not errors, one line each
 */
public record Configuration(
    String name,
    List<Trial> trials,
    Optional<Halving> halving,
    JobSettings job,
    Map<String, Entry> written,
    List<String> remarks) {

  /**
   * Reads a file, applies settings, and checks the result.
   *
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration read(Path file, List<String> settings) {
    return parse(file, ConfigurationText.read(file), settings);
  }

  /**
   * Reads the configuration in a run's folder. Unlike {@link #read}, accepts keys that the trial's
   * algorithm and policy do not read, since earlier builds wrote them.
   *
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration resume(Path file, List<String> settings) {
    return recorded(file, settings, Optional.of(new StartingSnapshots()));
  }

  /**
   * The same without the snapshots that trials begin with, whose files may be gone: to look at a
   * run, not to train it.
   *
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration recorded(Path file, List<String> settings) {
    return recorded(file, settings, Optional.empty());
  }

  /**
   * The configuration of new trials like a recorded one. Accepts keys that they do not read, unless
   * they are settings.
   *
   * @param file where the entries come from, for messages
   * @param entries the recorded trial's, and the job's
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration derived(Path file, List<Entry> entries, List<String> settings) {
    Collection<String> problems = new LinkedHashSet<>();
    return build(
        file, entries, settings, true, true, Optional.of(new StartingSnapshots()), problems);
  }

  private static Configuration recorded(
      Path file, List<String> settings, Optional<StartingSnapshots> snapshots) {
    Collection<String> problems = new LinkedHashSet<>();
    List<Entry> entries = YamlEntries.parse(file, ConfigurationText.read(file), problems);
    return build(file, entries, settings, true, true, snapshots, problems);
  }

  /**
   * Reads a configuration from a text.
   *
   * @param file the name for messages, and for the trials if they have none
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration parse(Path file, String yaml, List<String> settings) {
    Collection<String> problems = new LinkedHashSet<>(); // many trials may share one
    return build(
        file,
        YamlEntries.parse(file, yaml, problems),
        settings,
        true,
        false,
        Optional.of(new StartingSnapshots()),
        problems);
  }

  /**
   * Reads a configuration from any place that a job on a cluster can read, applies settings, and
   * checks the result.
   *
   * @param place a path, a path inside the job's jar, or an address on one of Flink's file systems
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration readFrom(String place, List<String> settings) {
    Path file = Path.of(place.substring(place.lastIndexOf('/') + 1));
    return parse(file, ConfigurationText.read(place), settings);
  }

  /** This configuration for a run, whose name its topics on a Kafka cluster begin with. */
  public Configuration named(String run) {
    return new Configuration(name, trials, halving, job.named(run), written, remarks);
  }

  /**
   * Checks the trial of a configuration that is stored in another file or was saved without its
   * secrets; ignores how to run it.
   *
   * @param file where it comes from, for messages
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Trial trial(Path file, String yaml) {
    return withoutJob(file, yaml).trial();
  }

  /**
   * The same for the trials of a sweep and its halving rule.
   *
   * @param file where it comes from, for messages
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration withoutJob(Path file, String yaml) {
    Collection<String> problems = new LinkedHashSet<>();
    List<Entry> entries = new ArrayList<>(YamlEntries.parse(file, yaml, problems));
    entries.removeIf(new CheckedJob(new ArrayList<>())::take);
    return build(file, entries, List.of(), false, true, Optional.empty(), problems);
  }

  /** The trials' entries as written. */
  public Map<String, String> writtenTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    written.forEach((key, entry) -> texts.put(key, entry.text()));
    return texts;
  }

  /**
   * The only trial of a configuration.
   *
   * @throws ConfigurationException if it has several
   */
  public Trial trial() {
    if (trials.size() != 1) {
      throw new ConfigurationException(
          name
              + " has "
              + trials.size()
              + " trials, but this command runs one; use 'sluice train'");
    }
    return trials.get(0);
  }

  /**
   * @param withJob whether the entries include job settings
   * @param recorded whether the trials were trained before
   * @param snapshots reads what the trials begin with; empty to leave the files alone
   */
  private static Configuration build(
      Path file,
      List<Entry> entries,
      List<String> settings,
      boolean withJob,
      boolean recorded,
      Optional<StartingSnapshots> snapshots,
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
    OtherTrials others = OtherTrials.of(merged, cases.stream().map(Sweep.Case::entries).toList());
    CheckedData data = new CheckedData(withJob);
    CheckedSampler sampler = new CheckedSampler(withJob);
    for (Sweep.Case one : cases) {
      Map<String, Entry> own = new LinkedHashMap<>(merged);
      own.putAll(one.entries());
      trials.add(
          new CheckedTrial(file, own, sizes, others, snapshots, data, sampler, problems, recorded)
              .named(name, one.label()));
    }
    Optional<Halving> halving = sweep.halving(trials, problems);
    LiveTrials.check(file, trials, halving, problems);
    if (problems.isEmpty()) {
      TrialIds.check(file, trials, problems);
      SameTrials.refuse(file, cases, trials, problems);
    }
    if (problems.isEmpty()) {
      TrialIds.refuseEqual(file, trials, problems);
    }
    if (withJob && problems.isEmpty()) {
      job.checkSizes(file, trials, jobSettings);
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(ProblemOrder.of(problems, entries, settings));
    }
    writeDigest(trials, StartParams.SNAPSHOT, StartParams.DIGEST, written);
    writeDigest(trials, BelowParams.SNAPSHOT, BelowParams.DIGEST, written);
    return new Configuration(
        name,
        List.copyOf(trials),
        halving,
        jobSettings.withBackendFor(trials),
        written,
        sweep.remarks());
  }

  /** Adds the digest of the snapshot that all trials name, if there is one and it was read. */
  private static void writeDigest(
      List<Trial> trials, Param<String> file, Param<String> key, Map<String, Entry> written) {
    List<String> digests =
        trials.stream()
            .map(trial -> trial.hyperparameters().get(key))
            .filter(digest -> !digest.equals(key.defaultValue))
            .distinct()
            .toList();
    if (digests.size() == 1) {
      written.putIfAbsent(key.name, new Entry(key.name, digests.get(0), file.name));
    }
  }

  /** Rejects empty entries, except for groups of keys, where they are harmless. */
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

  private static void refuseLists(Map<String, Entry> entries, Collection<String> problems) {
    for (Entry entry : List.copyOf(entries.values())) {
      int list = entry.key().indexOf('[');
      if (list >= 0) {
        entries.remove(entry.key());
        String key = entry.key().substring(0, list);
        problems.add(
            String.format(
                "%s: %s must be a single value, not a list; use 'sweep' for several trials",
                entry.place(), key));
      }
    }
  }
}
