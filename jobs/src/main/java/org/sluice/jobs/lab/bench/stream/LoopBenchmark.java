package org.sluice.jobs.lab.bench.stream;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.lab.bench.BenchmarkJob;
import org.sluice.jobs.train.graph.TrainingPipeline;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/**
 * Measures the loop's overhead in a synchronous iteration: the time from the moment the last record
 * of one version leaves the source until the first record of the next does, minus the update.
 */
public final class LoopBenchmark {

  private static final String ENVIRONMENT = "Pendulum-v1";

  private static final int BATCH = 1024;
  private static final double NANOS_PER_MILLISECOND = 1e6;

  /**
   * The measurements, one number per timed iteration.
   *
   * @param overheadMilliseconds two passes through Kafka, batching, waking up, and the steps of the
   *     first record
   * @param updateMilliseconds the update, which is excluded
   */
  public record Result(double[] overheadMilliseconds, double[] updateMilliseconds) {}

  private LoopBenchmark() {}

  /**
   * Trains on Pendulum-v1.
   *
   * @param folder the checkpoint directory
   * @param warmUp untimed iterations, while the JVM compiles
   * @param iterations that are timed after them
   */
  public static Result run(KafkaSettings broker, Path folder, int warmUp, int iterations)
      throws Exception {
    List<Trial> trials = List.of(trial(warmUp + iterations + 1));
    try (BenchmarkJob job = new BenchmarkJob(broker, "loop", folder)) {
      TrainingPipeline.send(
          job.environment()
              .fromSource(
                  job.streams().environments(trials, BenchmarkJob.STEPS_PER_RECORD),
                  WatermarkStrategy.noWatermarks(),
                  "environments")
              .map(new TimedTrajectories())
              .returns(RecordTypes.TRAJECTORY),
          job.streams());
      TrainingPipeline.learn(
          TrainingPipeline.gather(job.environment(), trials, job.streams()),
          new TimedLearner(trials),
          trials,
          job.streams());
      return result(job.environment().execute("loop"), warmUp, iterations);
    }
  }

  private static Trial trial(int iterations) {
    return new Trial(
        "trial",
        ENVIRONMENT,
        1,
        new Hyperparameters()
            .set(PolicyParams.TYPE, "normalizing-flow")
            .set(TrialParams.BATCH, BATCH)
            .set(TrialParams.TOTAL_STEPS, (long) BATCH * iterations));
  }

  private static Result result(JobExecutionResult job, int warmUp, int iterations) {
    Map<Integer, VersionTime> emitted = new HashMap<>();
    for (VersionTime time :
        job.<ArrayList<VersionTime>>getAccumulatorResult(TimedTrajectories.NAME)) {
      emitted.merge(time.version(), time, LoopBenchmark::span);
    }
    double[] updates = new double[iterations];
    for (VersionTime time : job.<ArrayList<VersionTime>>getAccumulatorResult(TimedLearner.NAME)) {
      if (time.version() >= warmUp && time.version() < warmUp + iterations) {
        updates[time.version() - warmUp] = (time.end() - time.start()) / NANOS_PER_MILLISECOND;
      }
    }
    double[] overheads = new double[iterations];
    for (int i = 0; i < iterations; i++) {
      int version = warmUp + i;
      long pause = emitted.get(version + 1).start() - emitted.get(version).end();
      overheads[i] = pause / NANOS_PER_MILLISECOND - updates[i];
    }
    return new Result(overheads, updates);
  }

  private static VersionTime span(VersionTime one, VersionTime other) {
    return new VersionTime(
        one.version(), Math.min(one.start(), other.start()), Math.max(one.end(), other.end()));
  }
}
