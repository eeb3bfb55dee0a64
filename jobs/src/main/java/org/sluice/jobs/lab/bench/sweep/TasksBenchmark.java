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
 * How fast a sweep over tasks trains, task by task, beside the bare engine on all cores going the
 * very ways that the environments of all its trials went.
 */
public final class TasksBenchmark {

  private static final int FIRST_ITERATIONS = 6;
  private static final int LEAST_ITERATIONS = 4;

  /** Untimed ones of a trial at a job's beginning. */
  private static final int WARM_UP_ITERATIONS = 2;

  /**
   * A task's trials in one job.
   *
   * @param steps environment steps, in training and in the bare engine
   * @param training seconds on the wall
   * @param trainingCpu seconds of all cores
   * @param trainingCpuByRole of it, by the threads' purpose
   * @param bare seconds on the wall
   * @param bareCpu seconds of all cores
   */
  public record Result(
      String id,
      long steps,
      double training,
      double trainingCpu,
      Map<String, Double> trainingCpuByRole,
      double bare,
      double bareCpu) {

    /** The training's rate by the bare engine's. */
    @JsonProperty
    public double ratio() {
      return bare / training;
    }

    /** The same by what both used of the processor. */
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
   * All tasks; each takes as many steps as any other in the sweep, however long it was timed.
   *
   * @param tasks in their order
   */
  public record Whole(List<Result> tasks) {

    /** The sweep's rate by the bare engine's. */
    @JsonProperty
    public double ratio() {
      return sum(task -> task.bare() / task.steps()) / sum(task -> task.training() / task.steps());
    }

    /** The same by what both used of the processor. */
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
   * @param folder for checkpoints
   */
  public TasksBenchmark(KafkaSettings broker, Path folder) {
    this.broker = broker;
    this.folder = folder;
  }

  /**
   * Measures one task.
   *
   * @param trials all of it, with one size of batch; they take other numbers of steps than theirs
   * @param warmUpSeconds how long it trains before, untimed, about; the machine compiles meanwhile
   * @param seconds how long training should be timed, about
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
