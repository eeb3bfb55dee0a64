package org.sluice.jobs.lab.bench.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.lab.bench.BenchmarkJob;
import org.sluice.jobs.lab.bench.CpuUse;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.lab.bench.env.ActionSequence;
import org.sluice.jobs.lab.bench.env.BarePhysics;
import org.sluice.jobs.lab.bench.env.RecordedEpisodes;
import org.sluice.jobs.train.LearnedTail;
import org.sluice.jobs.train.graph.TrainingPipeline;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

/**
 * Measures training throughput relative to the bare engine on all cores replaying the same
 * trajectories: the same initial states and actions, read from the transitions topic.
 */
public final class EndToEndBenchmark {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** Untimed iterations at the start of a job. */
  private static final int WARM_UP_ITERATIONS = 10;

  /** Iterations of the first round, whose rate determines the length of the others. */
  private static final int FIRST_ITERATIONS = 30;

  private static final int LEAST_ITERATIONS = 10;
  private static final int BATCH = 1024;

  /**
   * One round.
   *
   * @param steps environment steps, in training and in the bare engine
   * @param training wall-clock seconds
   * @param trainingCpu CPU seconds over all cores
   * @param trainingCpuByRole CPU seconds by thread role
   * @param bare wall-clock seconds
   * @param bareCpu CPU seconds over all cores
   */
  public record Round(
      int steps,
      double training,
      double trainingCpu,
      Map<String, Double> trainingCpuByRole,
      double bare,
      double bareCpu) {}

  /** All rounds of a task; of each number the median over the rounds. */
  public record Result(String id, int lag, List<Round> rounds) {

    /** Ratio of the training rate to the bare engine's. */
    public double ratio() {
      return Statistics.median(rounds, round -> round.bare() / round.training());
    }

    /** The same ratio for CPU time; above the other if cores were idle. */
    public double cpuRatio() {
      return Statistics.median(rounds, round -> round.bareCpu() / round.trainingCpu());
    }

    /** Steps per second of training. */
    public double trainingRate() {
      return Statistics.median(rounds, round -> round.steps() / round.training());
    }

    /** Steps per second of the bare engine. */
    public double bareRate() {
      return Statistics.median(rounds, round -> round.steps() / round.bare());
    }
  }

  /** Sets what a round's trial is besides its length. */
  @FunctionalInterface
  public interface Kind {
    /**
     * The hyper-parameters.
     *
     * @param lag versions that the acting policy is behind
     */
    Hyperparameters values(int lag);
  }

  private final KafkaSettings broker;
  private final Path folder;
  private final Kind kind;
  private final int batch;

  /**
   * Measures TRPO with a flow.
   *
   * @param folder the checkpoint directory
   */
  public EndToEndBenchmark(KafkaSettings broker, Path folder) {
    this(
        broker,
        folder,
        lag ->
            new Hyperparameters()
                .set(PolicyParams.TYPE, "normalizing-flow")
                .set(TrialParams.BATCH, BATCH)
                .set(TrialParams.LAG, lag));
  }

  /**
   * @param folder the checkpoint directory
   */
  public EndToEndBenchmark(KafkaSettings broker, Path folder, Kind kind) {
    this.broker = broker;
    this.folder = folder;
    this.kind = kind;
    this.batch = kind.values(0).get(TrialParams.BATCH);
  }

  /**
   * Measures one task.
   *
   * @param warmUpSeconds approximate duration of untimed training before, while the JVM compiles
   * @param rounds number of timed rounds
   * @param seconds approximate timed duration of a round's training
   */
  public Result run(String id, int lag, double warmUpSeconds, int rounds, double seconds)
      throws Exception {
    Round cold = round(id, lag, 0, FIRST_ITERATIONS);
    Round warm = round(id, lag, 1, iterations(cold, warmUpSeconds));
    List<Round> timed = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      timed.add(round(id, lag, 2 + round, iterations(warm, seconds)));
    }
    return new Result(id, lag, timed);
  }

  private int iterations(Round earlier, double seconds) {
    double rate = earlier.steps() / earlier.training();
    return (int) Math.max(LEAST_ITERATIONS, seconds * rate / batch);
  }

  private Round round(String id, int lag, int round, int iterations) throws Exception {
    Trial trial = trial(id, lag, 1 + round, WARM_UP_ITERATIONS + iterations + 1 + lag);
    String name = id + "-" + lag + "-" + round;
    try (BenchmarkJob job = new BenchmarkJob(broker, name, folder)) {
      TrainingPipeline.build(
          job.environment(), List.of(trial), job.streams(), BenchmarkJob.STEPS_PER_RECORD);
      Round training = train(job, trial, iterations);
      List<ActionSequence> sequences =
          RecordedEpisodes.of(
              job,
              Map.of(
                  trial,
                  new RecordedEpisodes.Versions(
                      WARM_UP_ITERATIONS, WARM_UP_ITERATIONS + iterations)));
      CpuUse cpu = new CpuUse();
      double bare = BarePhysics.run(id, sequences, BenchmarkJob.PARALLELISM);
      return new Round(
          training.steps(),
          training.training(),
          training.trainingCpu(),
          training.trainingCpuByRole(),
          bare,
          cpu.processSeconds());
    }
  }

  private Trial trial(String id, int lag, long seed, int iterations) {
    Hyperparameters values =
        kind.values(lag).set(TrialParams.TOTAL_STEPS, (long) iterations * batch);
    return new Trial("trial", id, seed, values);
  }

  private static Round train(BenchmarkJob job, Trial trial, int iterations) throws Exception {
    JobClient client = job.environment().executeAsync(job.topics().prefix());
    CpuUse cpu = null;
    Round round = null;
    int first = WARM_UP_ITERATIONS + trial.lag();
    int steps = iterations * trial.share() * trial.lanes();
    try (LearnedTail tail = new LearnedTail(job.broker(), job.topics(), List.of(trial))) {
      boolean over = false;
      while (!over && !client.getJobExecutionResult().isCompletedExceptionally()) {
        for (Learned learned : tail.poll(PATIENCE)) {
          int version = learned.snapshot().version();
          if (version == first) {
            cpu = new CpuUse();
          } else if (version == first + iterations) {
            round = new Round(steps, cpu.wallSeconds(), cpu.processSeconds(), cpu.byRole(), 0, 0);
          }
          over = learned.snapshot().last();
        }
      }
    }
    client.getJobExecutionResult().get();
    return round;
  }
}
