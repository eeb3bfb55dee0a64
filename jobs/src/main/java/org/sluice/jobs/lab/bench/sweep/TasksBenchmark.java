package org.sluice.jobs.lab.bench.sweep;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.lab.bench.BenchmarkJob;
import org.sluice.jobs.lab.bench.CpuUse;
import org.sluice.jobs.lab.bench.env.ActionSequence;
import org.sluice.jobs.lab.bench.env.BarePhysics;
import org.sluice.jobs.lab.bench.env.RecordedEpisodes;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.trial.Trial;

/**
 * Measures the training throughput of a sweep's tasks, one by one, relative to the bare engine on
 * all cores replaying the trajectories of all trials.
 */
public final class TasksBenchmark {

  private static final int FIRST_ITERATIONS = 6;
  private static final int LEAST_ITERATIONS = 4;

  /** Untimed iterations of each trial at the start of a job. */
  private static final int WARM_UP_ITERATIONS = 2;

  /**
   * A task's trials in one job.
   *
   * @param steps environment steps, in training and in the bare engine
   * @param training wall-clock seconds
   * @param trainingCpu CPU seconds over all cores
   * @param trainingCpuByRole CPU seconds by thread role
   * @param bare wall-clock seconds
   * @param bareCpu CPU seconds over all cores
   */
  public record Result(
      String id,
      long steps,
      double training,
      double trainingCpu,
      Map<String, Double> trainingCpuByRole,
      double bare,
      double bareCpu) {

    /** Ratio of the training rate to the bare engine's. */
    @JsonProperty
    public double ratio() {
      return bare / training;
    }

    /** The same ratio for CPU time. */
    @JsonProperty
    public double cpuRatio() {
      return bareCpu / trainingCpu;
    }

    /** Steps per second of training, of all trials together. */
    @JsonProperty
    public double trainingRate() {
      return steps / training;
    }

    /** Steps per second of the bare engine. */
    @JsonProperty
    public double bareRate() {
      return steps / bare;
    }
  }

  /**
   * All tasks, weighted equally, since each takes the same number of steps in the sweep.
   *
   * @param tasks in their order
   */
  public record Whole(List<Result> tasks) {

    /** Ratio of the sweep's rate to the bare engine's. */
    @JsonProperty
    public double ratio() {
      return sum(task -> task.bare() / task.steps()) / sum(task -> task.training() / task.steps());
    }

    /** The same ratio for CPU time. */
    @JsonProperty
    public double cpuRatio() {
      return sum(task -> task.bareCpu() / task.steps())
          / sum(task -> task.trainingCpu() / task.steps());
    }

    private double sum(ToDoubleFunction<Result> secondsPerStep) {
      return tasks.stream().mapToDouble(secondsPerStep).sum();
    }
  }

  private final KafkaSettings broker;
  private final Path folder;

  /**
   * @param folder the checkpoint directory
   */
  public TasksBenchmark(KafkaSettings broker, Path folder) {
    this.broker = broker;
    this.folder = folder;
  }

  /**
   * Measures one task.
   *
   * @param trials all trials of the task, with one batch size; their number of steps is replaced
   * @param warmUpSeconds approximate duration of untimed training before, while the JVM compiles
   * @param seconds approximate timed duration of training
   */
  public Result run(List<Trial> trials, double warmUpSeconds, double seconds) throws Exception {
    Result cold = round(trials, "cold", FIRST_ITERATIONS);
    Result warm = round(trials, "warm", iterations(trials, cold, warmUpSeconds));
    return round(trials, "timed", iterations(trials, warm, seconds));
  }

  private static int iterations(List<Trial> trials, Result earlier, double seconds) {
    double batches = seconds * earlier.trainingRate() / batch(trials.get(0));
    return (int) Math.max(LEAST_ITERATIONS, batches / trials.size());
  }

  private static int batch(Trial trial) {
    return trial.share() * trial.lanes();
  }

  private Result round(List<Trial> task, String round, int iterations) throws Exception {
    String id = task.get(0).environment();
    List<Trial> trials =
        task.stream().map(trial -> shortened(trial, WARM_UP_ITERATIONS + iterations)).toList();
    try (BenchmarkJob job = new BenchmarkJob(broker, "tasks-" + id + "-" + round, folder)) {
      SweepJob.Timed timed = new SweepJob(trials, WARM_UP_ITERATIONS).run(job, any -> {});
      List<ActionSequence> sequences = RecordedEpisodes.of(job, timed.versions());
      CpuUse cpu = new CpuUse();
      double bare = BarePhysics.run(id, sequences, BenchmarkJob.PARALLELISM);
      return new Result(
          id,
          timed.steps(),
          timed.seconds(),
          timed.cpuSeconds(),
          timed.cpuByRole(),
          bare,
          cpu.processSeconds());
    }
  }

  private static Trial shortened(Trial trial, int iterations) {
    long steps = (long) iterations * batch(trial);
    return new Trial(
        trial.id(),
        trial.environment(),
        trial.seed(),
        trial.hyperparameters().with(TrialParams.TOTAL_STEPS, steps));
  }
}
