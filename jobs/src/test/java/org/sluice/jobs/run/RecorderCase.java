package org.sluice.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.trial.Trial;

/** A run's folder, and a recorder that writes into it. */
abstract class RecorderCase {

  static final String HEADING =
      "time/total_timesteps,time/iterations,rollout/episodes,rollout/ep_rew_mean,"
          + "rollout/ep_len_mean,train/policy_version,train/outcome,train/kl_divergence_loss,"
          + "train/approx_kl,train/entropy,train/surrogate_gain,train/line_search_steps,"
          + "train/explained_variance,train/value_loss,train/failure,time/fps,time/time_elapsed";

  @TempDir Path home;

  final Trial trial = Runs.trial("a");
  final List<String> remarks = new ArrayList<>();

  /** Half a second an iteration. */
  RunRecorder recorder(RunDirectory directory, int every, Trial... trials) {
    AtomicLong clock = new AtomicLong(-500_000_000L * trials.length);
    JobSettings job =
        new JobSettings(
            new Hyperparameters().set(JobParams.SNAPSHOT_EVERY, every), Optional.empty(), Map.of());
    return new RunRecorder(
        directory,
        new Configuration(
            "a",
            List.of(trials),
            Optional.empty(),
            job,
            Map.of("seed", new Entry("seed", "" + trials[0].seed(), "some.yaml, line 3")),
            List.of()),
        remarks::add,
        () -> clock.addAndGet(500_000_000L));
  }

  void record(RunRecorder recorder, Trial of, int version, double meanReturn) {
    recorder.record(Runs.snapshot(of, version), Runs.progress(of, version, meanReturn));
  }

  int version(String name) {
    return SnapshotFile.read(home.resolve("snapshots").resolve(name)).version();
  }

  List<String> column(String name) throws IOException {
    int column = List.of(HEADING.split(",")).indexOf(name);
    return Files.readString(home.resolve("progress.csv"))
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1)[column])
        .toList();
  }

  Map<String, Long> files() throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.filter(Files::isRegularFile).filter(this::isData).toList()) {
        sizes.put(home.relativize(path).toString(), Files.size(path));
      }
    }
    assertThat(sizes.values()).allMatch(size -> size > 0);
    return sizes;
  }

  private boolean isData(Path file) {
    return !file.equals(home.resolve("lock")); // empty after the run
  }
}
