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

/** The Flink settings of jobs. */
public final class FlinkSettings {

  private static final int TOLERATED_CHECKPOINT_FAILURES = 10;

  /**
   * Restart attempts of a local job, with delays of 0.2, 0.4 … 6.4 s: a fault that lasts longer
   * than 13 s is not transient.
   */
  private static final int RESTARTS = 6;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /**
   * Restart attempts on a cluster, where machines may be replaced: each attempt with too few slots
   * counts, for each of the two regions, so this lasts about two minutes.
   */
  private static final int RESTARTS_ON_CLUSTER = 240;

  /** Delay between attempts on a cluster: a new TaskManager is used quickly. */
  private static final Duration LONGEST_PAUSE_ON_CLUSTER = Duration.ofSeconds(1);

  /** A job that has run this long counts as recovered, and its attempts start from zero. */
  private static final Duration RECOVERED = Duration.ofMinutes(2);

  /** RPC timeout between Flink's components, which may be slow on a busy machine. */
  private static final Duration ANSWER = Duration.ofMinutes(1);

  private FlinkSettings() {}

  /** Settings of a local Flink and its job; the configuration's Flink options override them. */
  public static Configuration local(JobSettings job) {
    Configuration settings = new Configuration().set(RpcOptions.ASK_TIMEOUT_DURATION, ANSWER);
    Loopback.bind(settings);
    return of(settings, job, RESTARTS, LONGEST_PAUSE);
  }

  /** Settings of a job on a cluster; the configuration's Flink options override them. */
  public static Configuration cluster(JobSettings job) {
    return of(new Configuration(), job, RESTARTS_ON_CLUSTER, LONGEST_PAUSE_ON_CLUSTER);
  }

  private static Configuration of(
      Configuration settings, JobSettings job, int restarts, Duration longestPause) {
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    // Records are passed on immediately, since the loop waits for each of them.
    settings.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, job.checkpointInterval());
    if (!leavesCheckpointsToTheRun(job)) {
      settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints(job));
    }
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (job.values().get(JobParams.STATE_BACKEND).equals(JobParams.ROCKSDB)) {
      RocksDbOptions.use(settings);
    }
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

  /** Whether a configuration sets no checkpoint directory. */
  static boolean leavesCheckpointsToTheRun(JobSettings job) {
    return directory(job).equals(JobParams.RUN);
  }

  /** The address of the checkpoint directory, since Flink does not accept local paths. */
  static String checkpoints(JobSettings job) {
    String directory = directory(job);
    return directory.startsWith("/") ? FlinkPaths.address(Path.of(directory)) : directory;
  }

  private static String directory(JobSettings job) {
    return job.values().get(JobParams.CHECKPOINT_DIRECTORY);
  }
}
