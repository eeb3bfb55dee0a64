package org.sluice.jobs.cli.lab;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.lab.bench.learning.LearningBenchmark;
import org.sluice.jobs.lab.bench.learning.LearningCase;
import org.sluice.jobs.lab.bench.stream.EndToEndBenchmark;
import org.sluice.jobs.lab.bench.stream.ReplayCheckpoints;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.PolicyParams;
import picocli.CommandLine.Option;

/** The benchmarks of {@code stream-bench} with replay buffers: DDPG on HalfCheetah-v4. */
final class ReplayBench {

  private static final String TASK = "HalfCheetah-v4";
  private static final String CASE = "ddpg-deterministic-17-6-100";
  private static final int HIDDEN = 128;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  @Option(
      names = "--capacity",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "buffer: transitions in the buffer. Default: ${DEFAULT-VALUE}.")
  private int capacity;

  @Option(
      names = "--checkpoints",
      paramLabel = "N",
      defaultValue = "20",
      description = "buffer: checkpoints once the buffer is full. Default: ${DEFAULT-VALUE}.")
  private int checkpoints;

  /** The problem with the options; empty if there is none. */
  String fault() {
    if (capacity < 1024) {
      return "--capacity must be at least 1024, not " + capacity;
    }
    return checkpoints >= 1 ? "" : "--checkpoints must be at least 1, not " + checkpoints;
  }

  /**
   * Trains with a gradient step for each environment step, and times both alone.
   *
   * @param times rounds of training
   */
  Map<String, Object> training(
      KafkaSettings broker,
      Path folder,
      double warmUp,
      int times,
      double seconds,
      ResultTable table)
      throws Exception {
    LearningCase kind =
        LearningCase.ALL.stream().filter(one -> one.id().equals(CASE)).findFirst().orElseThrow();
    LearningBenchmark.Result alone = LearningBenchmark.run(kind, 25, Math.min(warmUp, 10));
    double gradient = Statistics.median(alone.milliseconds()) / kind.batch();
    EndToEndBenchmark benchmark = new EndToEndBenchmark(broker, folder, ReplayBench::values);
    table.row("REPLAY, MS/STEP", "LAG", "TRAINING", "ENVIRONMENT", "GRADIENT", "RATIO");
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("gradient", alone);
    for (int lag : List.of(1, 0)) {
      EndToEndBenchmark.Result result = benchmark.run(TASK, lag, warmUp, times, seconds);
      double environment =
          Statistics.median(result.rounds(), round -> 1e3 * round.bareCpu() / round.steps());
      double training = 1e3 / result.trainingRate();
      results.put("lag " + lag, result);
      table.row(
          TASK,
          Integer.toString(lag),
          format("%.3f", training),
          format("%.3f", environment),
          format("%.3f", gradient),
          format("%.2f", (environment + gradient) / training));
    }
    return results;
  }

  /** As the learning benchmark's case. */
  private static Hyperparameters values(int lag) {
    return new Hyperparameters()
        .set(AlgorithmParams.ALGORITHM, "ddpg")
        .set(PolicyParams.TYPE, "deterministic")
        .set(PolicyParams.HIDDEN, HIDDEN)
        .set(OffPolicyParams.VALUE_HIDDEN, HIDDEN)
        .set(OffPolicyParams.WARM_UP, 0L)
        .set(TrialParams.BATCH, OffPolicyParams.BATCH.defaultValue)
        .set(TrialParams.LAG, lag);
  }

  ReplayCheckpoints.Result checkpoints(KafkaSettings broker, Path folder, ResultTable table)
      throws Exception {
    ReplayCheckpoints.Result result = ReplayCheckpoints.run(broker, folder, capacity, checkpoints);
    table.row("REPLAY CHECKPOINTS", "NUMBER", "WRITTEN, MB", "NEW, MB", "RATIO");
    table.row(
        String.format(Locale.ROOT, "%,d transitions", capacity),
        Integer.toString(checkpoints),
        format("%.1f", result.written() / BYTES_PER_MEGABYTE),
        format("%.1f", result.added() / BYTES_PER_MEGABYTE),
        format("%.2f", result.ratio()));
    return result;
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
