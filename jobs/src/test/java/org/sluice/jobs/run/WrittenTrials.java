package org.sluice.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.jobs.run.progress.ProgressFile;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.value.ValueParams;

/** Trial folders with artificial iterations, written like a run's. */
public final class WrittenTrials {

  private static final int BATCH = 64;

  private WrittenTrials() {}

  /** A trial of as many iterations. */
  public static Trial trial(long seed, String policy, double maxKl, int iterations) {
    return new Trial(
        "pendulum",
        "Pendulum-v1",
        seed,
        new Hyperparameters()
            .set(TrialParams.BATCH, BATCH)
            .set(TrialParams.TOTAL_STEPS, (long) BATCH * iterations)
            .set(PolicyParams.TYPE, policy)
            .set(PolicyParams.HIDDEN, 3)
            .set(NaturalParams.MAX_KL, maxKl)
            .set(ValueParams.VALUE_HIDDEN, 2));
  }

  /** Writes iterations with these mean returns, each of which took so long. */
  public static void write(Path folder, Trial trial, double seconds, double... returns) {
    RunMetadata.now(configuration(trial)).keep(folder(folder));
    TrialFolder files = open(folder, trial, seconds);
    for (int version = 1; version <= returns.length; version++) {
      files.record(
          Runs.snapshot(trial, version), Runs.progress(trial, version, returns[version - 1]));
    }
  }

  /** Writes the end of a trial that cannot go on. */
  public static void fail(Path folder, Trial trial, int version, String reason) {
    PolicySnapshot good = Runs.snapshot(trial, version - 1);
    Learned end = Learned.failure(good, version, reason);
    open(folder, trial, 1).record(end.snapshot(), end.progress());
  }

  /** Writes the last iteration of a trial that is stopped. */
  public static void stop(Path folder, Trial trial, int version, double meanReturn, String reason) {
    open(folder, trial, 1)
        .record(
            Runs.snapshot(trial, version).asLast(version),
            Runs.progress(trial, version, meanReturn).ended(reason));
  }

  /** Gives a trial's metrics other names: no divergence and no entropy is among them. */
  public static void asOfAnotherAlgorithm(Path folder) throws IOException {
    Path file = folder.resolve(ProgressFile.NAME);
    Files.writeString(
        file,
        Files.readString(file)
            .replace("train/kl_divergence_loss", "train/q_loss")
            .replace("train/approx_kl", "train/learning_rate")
            .replace("train/entropy", "train/exploration_rate"));
  }

  private static Configuration configuration(Trial trial) {
    JobSettings job = new JobSettings(new Hyperparameters(), Optional.empty(), Map.of());
    return new Configuration(
        trial.id(), List.of(trial), Optional.empty(), job, Map.of(), List.of());
  }

  private static Path folder(Path folder) {
    RunFiles.makeFolder(folder);
    return folder;
  }

  private static TrialFolder open(Path folder, Trial trial, double seconds) {
    AtomicLong clock = new AtomicLong();
    return new TrialFolder(folder, trial, 0, () -> clock.getAndAdd((long) (seconds * 1e9)));
  }
}
