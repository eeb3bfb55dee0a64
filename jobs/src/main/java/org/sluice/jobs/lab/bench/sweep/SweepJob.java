package org.sluice.jobs.lab.bench.sweep;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.sluice.jobs.lab.bench.BenchmarkJob;
import org.sluice.jobs.lab.bench.CpuUse;
import org.sluice.jobs.lab.bench.env.RecordedEpisodes;
import org.sluice.jobs.train.LearnedTail;
import org.sluice.jobs.train.graph.TrainingPipeline;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

/**
 * A job of several trials, of which the middle is timed: from when there have been some iterations
 * of each, on average, until the first trial is about to end, so that no core is idle for lack of
 * trials.
 */
final class SweepJob {

  /** One in this many iterations at a trial's end is not timed, at least one. */
  private static final int LAST_SHARE = 10;

  private static final Duration PATIENCE = Duration.ofMillis(50);

  /**
   * The timed part.
   *
   * @param versions of each trial collected and learned in the timed part
   * @param steps environment steps in it
   * @param seconds wall-clock seconds
   * @param cpuSeconds CPU seconds over all cores
   * @param cpuByRole CPU seconds by thread role
   * @param startSeconds from the job's start to its first iteration
   * @param endSeconds from its last iteration to its end
   */
  record Timed(
      Map<Trial, RecordedEpisodes.Versions> versions,
      long steps,
      double seconds,
      double cpuSeconds,
      Map<String, Double> cpuByRole,
      double startSeconds,
      double endSeconds) {}

  /** Called when the timed part is over, while the job is still running. */
  @FunctionalInterface
  interface Inspection {
    void inspect(String job) throws Exception;
  }

  private final List<Trial> trials;
  private final int warmUp;
  private final Map<String, Integer> iterations = new HashMap<>();
  private long all;

  /**
   * @param trials all with the same batch size and number of iterations
   * @param warmUp untimed iterations of a trial, on average
   */
  SweepJob(List<Trial> trials, int warmUp) {
    this.trials = trials;
    this.warmUp = warmUp;
  }

  /** Trains all trials to their end. */
  Timed run(BenchmarkJob job, Inspection inspection) throws Exception {
    TrainingPipeline.build(job.environment(), trials, job.streams(), BenchmarkJob.STEPS_PER_RECORD);
    Span start = new Span();
    JobClient client = job.environment().executeAsync(job.topics().prefix());
    double startSeconds = 0;
    Map<String, Integer> first = null;
    CpuUse cpu = null;
    Timed timed = null;
    int running = trials.size();
    int perTrial = trials.get(0).iterations();
    int timedIterations = perTrial - Math.max(1, perTrial / LAST_SHARE);
    try (LearnedTail tail = new LearnedTail(job.broker(), job.topics(), trials)) {
      while (running > 0 && !client.getJobExecutionResult().isCompletedExceptionally()) {
        for (Learned learned : tail.poll(PATIENCE)) {
          if (all == 0) {
            startSeconds = start.seconds();
          }
          all++;
          iterations.merge(learned.snapshot().trial(), 1, Integer::sum);
          if (first == null && all >= (long) warmUp * trials.size()) {
            first = Map.copyOf(iterations);
            cpu = new CpuUse();
          }
          if (timed == null && iterations.get(learned.snapshot().trial()) == timedIterations) {
            timed = timed(first, cpu, startSeconds);
            inspection.inspect(client.getJobID().toString());
          }
          if (learned.snapshot().last()) {
            running--;
          }
        }
      }
    }
    Span end = new Span();
    client.getJobExecutionResult().get();
    return new Timed(
        timed.versions(),
        timed.steps(),
        timed.seconds(),
        timed.cpuSeconds(),
        timed.cpuByRole(),
        timed.startSeconds(),
        end.seconds());
  }

  private Timed timed(Map<String, Integer> first, CpuUse cpu, double startSeconds) {
    double seconds = cpu.wallSeconds();
    double cpuSeconds = cpu.processSeconds();
    Map<String, Double> byRole = cpu.byRole();
    Map<Trial, RecordedEpisodes.Versions> versions = new LinkedHashMap<>();
    long steps = 0;
    for (Trial trial : trials) {
      int from = first.getOrDefault(trial.id(), 0);
      int to = iterations.getOrDefault(trial.id(), 0);
      versions.put(trial, new RecordedEpisodes.Versions(from, to));
      steps += (long) (to - from) * trial.share() * trial.lanes();
    }
    return new Timed(versions, steps, seconds, cpuSeconds, byRole, startSeconds, 0);
  }

  /** Wall-clock seconds since it was created. */
  private static final class Span {
    private static final double NANOS = 1e-9;
    private final long start = System.nanoTime();

    double seconds() {
      return (System.nanoTime() - start) * NANOS;
    }
  }
}
