package org.sluice.jobs.run.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.job.CheckedJob;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.text.ConfigurationText;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.YamlEntries;
import org.sluice.jobs.conf.trial.StartingSnapshots;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.jobs.run.recorded.RecordedTrial;
import org.sluice.jobs.run.recorded.RecordedTrials;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Trial;

/**
 * A recorded trial and the snapshot that its variants begin with.
 *
 * @param trial with its folder
 * @param file the snapshot, under a name that no other version will have
 * @param snapshot what it holds
 */
public record ForkedTrial(RecordedTrial trial, Path file, PolicySnapshot snapshot) {

  private static final String SNAPSHOTS = "snapshots";

  /**
   * Chooses a trial and keeps its snapshot, as {@code snapshot-every} would.
   *
   * @param run its folder
   * @param id of the trial; empty for the only one
   * @param name of the snapshot in the trial's folder
   * @throws RunException if there is no such trial or snapshot, or it cannot be kept
   */
  public static ForkedTrial of(Path run, Optional<String> id, String name) {
    RecordedTrial trial = chosen(run, RecordedTrials.below(List.of(run)).trials(), id);
    Path folder = trial.folder().resolve(SNAPSHOTS);
    Path named = folder.resolve(name);
    if (!named.normalize().startsWith(folder.normalize()) || !Files.isRegularFile(named)) {
      throw new RunException(
          String.format("%s: no such snapshot; those of this trial are %s", named, names(folder)));
    }
    byte[] bytes = RunFiles.read(named);
    return kept(trial, SnapshotFile.decode(named, bytes), bytes);
  }

  /**
   * Chooses a trial and keeps a policy of it as a snapshot.
   *
   * @param run its folder
   * @param id of the trial; empty for the only one
   * @param policy finds the policy, such as in a savepoint
   * @throws RunException if there is no such trial, or the snapshot cannot be kept
   * @throws org.sluice.jobs.conf.text.ConfigurationException if a snapshot that the trial began
   *     with or acts through is not there any more, or is another one
   */
  public static ForkedTrial of(
      Path run, Optional<String> id, Function<Trial, PolicySnapshot> policy) {
    RecordedTrial trial = chosen(run, RecordedTrials.below(List.of(run)).trials(), id);
    Path own = trial.folder().resolve(RunFiles.CONFIGURATION);
    Trial recorded = Configuration.recorded(own, List.of()).trial();
    PolicySnapshot snapshot = policy.apply(StartingSnapshots.started(recorded));
    byte[] bytes = SnapshotFile.encode(snapshot);
    ForkedTrial forked = kept(trial, snapshot, bytes);
    if (!Arrays.equals(RunFiles.read(forked.file()), bytes)) {
      throw new RunException(
          String.format(
              "%s: differs from the version %d found, which must be of another run",
              forked.file(), snapshot.version()));
    }
    return forked;
  }

  private static ForkedTrial kept(RecordedTrial trial, PolicySnapshot snapshot, byte[] bytes) {
    Path kept = trial.folder().resolve(SNAPSHOTS).resolve(SnapshotFile.name(snapshot.version()));
    if (!Files.exists(kept)) {
      RunFiles.replace(kept, bytes);
    }
    return new ForkedTrial(trial, kept, snapshot);
  }

  private static RecordedTrial chosen(Path run, List<RecordedTrial> trials, Optional<String> id) {
    List<RecordedTrial> chosen =
        trials.stream().filter(trial -> id.isEmpty() || trial.name().equals(id.get())).toList();
    if (chosen.size() == 1) {
      return chosen.get(0);
    }
    throw new RunException(
        String.format(
            "%s: %s; its trials are %s",
            run,
            chosen.isEmpty()
                ? "has no trial " + id.orElse("")
                : "has several trials; choose one with --trial",
            trials.stream().map(RecordedTrial::name).collect(Collectors.joining(", "))));
  }

  private static String names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .sorted()
          .collect(Collectors.joining(", "));
    } catch (IOException e) {
      throw RunFiles.failure(folder, "cannot be listed", e);
    }
  }

  /**
   * The configuration of its variants: the trial's own and the run's job settings, with the
   * snapshot to begin with.
   *
   * @param name the variants' name
   * @param settings {@code key=value} each, which win over all these
   * @throws org.sluice.jobs.conf.text.ConfigurationException if anything is wrong; the message
   *     lists everything
   */
  public Configuration configuration(String name, List<String> settings) {
    Path own = trial.folder().resolve(RunFiles.CONFIGURATION);
    List<Entry> entries = new ArrayList<>(entries(own));
    Path ofRun = trial.run().folder().resolve(RunFiles.CONFIGURATION);
    if (!ofRun.equals(own) && Files.exists(ofRun)) {
      CheckedJob job = new CheckedJob(new ArrayList<>());
      entries(ofRun).stream().filter(job::take).forEach(entries::add);
    }
    if (settings.stream().anyMatch(setting -> setting.startsWith(Keys.SEEDS))) {
      entries.removeIf(entry -> entry.key().equals(Keys.SEED));
    }
    List<String> all =
        new ArrayList<>(
            List.of(
                Keys.NAME + "=" + name,
                JobParams.TOPIC_PREFIX.name + "=" + JobParams.RUN,
                StartParams.SNAPSHOT.name + "=" + file,
                StartParams.DIGEST.name + "=" + StartParams.ANY,
                StartParams.NORMALISER.name + "=true",
                StartParams.VALUE_FUNCTION.name + "=" + (snapshot.value().length > 0)));
    all.addAll(settings);
    return Configuration.derived(own, entries, all);
  }

  private static List<Entry> entries(Path file) {
    return YamlEntries.parse(file, ConfigurationText.read(file), new LinkedHashSet<>());
  }
}
