package org.sluice.jobs.train;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RestartStrategyOptions.RestartStrategyType;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.sluice.jobs.conf.JobParams;
import org.sluice.jobs.conf.JobSettings;

/** What a training job asks of Flink. */
final class FlinkSettings {

  private static final int TOLERATED_CHECKPOINT_FAILURES = 10;

  /** Waiting 0.2, 0.4 … 6.4 s between them: what is not over within 13 s is no passing trouble. */
  private static final int RESTARTS = 6;

  private FlinkSettings() {}

  /**
   * A job's settings; the configuration's own Flink properties win.
   *
   * @param checkpoints the folder for them if the configuration names none
   * @param restorePoint the savepoint or checkpoint to go on from
   */
  static Configuration of(JobSettings job, URI checkpoints, Optional<String> restorePoint) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    // Records are handed on at once: the loop waits for each of them.
    settings.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, job.checkpointInterval());
    String directory = job.values().get(JobParams.CHECKPOINT_DIRECTORY);
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.equals(JobParams.RUN) ? checkpoints.toString() : directory);
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
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, RESTARTS);
    restorePoint.ifPresent(path -> settings.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    job.flink().forEach(settings::setString);
    return settings;
  }
}
