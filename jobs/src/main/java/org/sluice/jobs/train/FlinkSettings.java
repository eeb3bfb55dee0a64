package org.sluice.jobs.train;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RestartStrategyOptions.RestartStrategyType;
import org.apache.flink.configuration.RpcOptions;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.JobParams;

/** What a training job asks of Flink. */
final class FlinkSettings {

  private static final int TOLERATED_CHECKPOINT_FAILURES = 10;

  /** Waiting 0.2, 0.4 … 6.4 s between them: what is not over within 13 s is no passing trouble. */
  private static final int RESTARTS = 6;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /**
   * On a cluster machines are replaced meanwhile. Every attempt that finds too few slots counts,
   * for each of the two regions: these are about two minutes.
   */
  private static final int RESTARTS_ON_CLUSTER = 240;

  /** A new machine is used as soon as it is there. */
  private static final Duration LONGEST_PAUSE_ON_CLUSTER = Duration.ofSeconds(1);

  /** A job that has run so long has recovered, and may fail as often again. */
  private static final Duration RECOVERED = Duration.ofMinutes(2);

  /** For an answer between Flink's own parts, which a busy machine may take its time for. */
  private static final Duration ANSWER = Duration.ofMinutes(1);

  private FlinkSettings() {}

  /** Of a local Flink and its job; the configuration's own Flink properties win. */
  static Configuration local(JobSettings job) {
    Configuration settings = new Configuration().set(RpcOptions.ASK_TIMEOUT_DURATION, ANSWER);
    Loopback.bind(settings);
    return of(settings, job, RESTARTS, LONGEST_PAUSE);
  }

  /** Of a job on a cluster; the configuration's own Flink properties win. */
  static Configuration cluster(JobSettings job) {
    return of(new Configuration(), job, RESTARTS_ON_CLUSTER, LONGEST_PAUSE_ON_CLUSTER);
  }

  private static Configuration of(
      Configuration settings, JobSettings job, int restarts, Duration longestPause) {
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    // Records are handed on at once: the loop waits for each of them.
    settings.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, job.checkpointInterval());
    if (!leavesCheckpointsToTheRun(job)) {
      settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints(job));
    }
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERATED_CHECKPOINT_FAILURES);
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY,
        RestartStrategyType.EXPONENTIAL_DELAY.getMainValue());
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(200));
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, 2.0);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, restarts);
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, longestPause);
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        RECOVERED);
    job.flink().forEach(settings::setString);
    return settings;
  }

  /** Whether a configuration names no folder for checkpoints of its own. */
  static boolean leavesCheckpointsToTheRun(JobSettings job) {
    return directory(job).equals(JobParams.RUN);
  }

  /** The address of that folder: Flink itself takes no path of a machine for one. */
  static String checkpoints(JobSettings job) {
    String directory = directory(job);
    return directory.startsWith("/") ? FlinkPaths.address(Path.of(directory)) : directory;
  }

  private static String directory(JobSettings job) {
    return job.values().get(JobParams.CHECKPOINT_DIRECTORY);
  }
}
