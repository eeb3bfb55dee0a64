package org.sluice.jobs.conf.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.env.Space;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.trial.Trial;

/**
 * How a job runs its trials.
 *
 * @param values of {@link JobParams}
 * @param kafka the cluster with its topics; empty for an embedded broker
 * @param flink Flink options, named as in Flink's documentation; they override Sluice's
 */
public record JobSettings(
    Hyperparameters values, Optional<KafkaSettings> kafka, Map<String, String> flink) {

  /**
   * The number of checkpoint intervals that policies must be kept: consecutive failed checkpoints
   * plus a restart.
   */
  private static final int INTERVALS_TO_OUTLIVE = 10;

  private static final double LARGE_REPLAY_BYTES = 1 << 26;

  private static final Duration RESTART = Duration.ofMinutes(2);

  /**
   * These settings for a run, whose name its topics on a shared cluster begin with.
   *
   * @param run the run's name; characters that topic names cannot contain are replaced
   * @throws ConfigurationException if topics cannot have the name
   */
  public JobSettings named(String run) {
    if (kafka.isEmpty() || !values.get(JobParams.TOPIC_PREFIX).equals(JobParams.RUN)) {
      return this;
    }
    String prefix = run.replaceAll("[^a-zA-Z0-9._-]", "-");
    Topics.problem(prefix)
        .ifPresent(
            problem -> {
              throw new ConfigurationException(
                  "the run's name "
                      + problem
                      + "; give it another with --run, or set "
                      + JobParams.TOPIC_PREFIX.name);
            });
    return new JobSettings(values.with(JobParams.TOPIC_PREFIX, prefix), kafka, flink);
  }

  /**
   * These settings with a state backend for a job's trials, if the configuration leaves it open.
   */
  public JobSettings withBackendFor(List<Trial> trials) {
    if (!values.get(JobParams.STATE_BACKEND).equals(JobParams.AUTO)) {
      return this;
    }
    double bytes = trials.stream().mapToDouble(JobSettings::replayBytes).sum();
    String backend = bytes > LARGE_REPLAY_BYTES ? JobParams.ROCKSDB : JobParams.HEAP;
    return new JobSettings(values.with(JobParams.STATE_BACKEND, backend), kafka, flink);
  }

  /** The bytes of a trial's full replay buffer in the job's state. */
  private static double replayBytes(Trial trial) {
    long transitions = Math.min(trial.replayCapacity(), trial.totalSteps());
    Space observations = trial.spaces().observations();
    int observed = observations.size() * (observations.isBytes() ? 1 : Float.BYTES);
    int acted = (trial.spaces().actions().size() + 1) * Float.BYTES; // and the reward
    return (double) transitions * (observed + acted);
  }

  /** The settings of its topics. */
  public TopicSettings topics() {
    return new TopicSettings(
        values.get(JobParams.PARTITIONS),
        values.get(JobParams.REPLICATION),
        values.get(JobParams.POLICY_VERSIONS),
        RESTART.plus(checkpointInterval().multipliedBy(INTERVALS_TO_OUTLIVE)),
        values.get(JobParams.LARGEST_RECORD),
        values.get(JobParams.TRANSITION_BYTES));
  }

  /** The file with the key that experience is signed with; empty if it is not signed. */
  public String signingKeyFile() {
    String file = values.get(JobParams.SIGNING_KEY_FILE);
    return file.equals(JobParams.NONE) ? "" : file;
  }

  /** The checkpoint interval. */
  public Duration checkpointInterval() {
    return Duration.ofMillis(Math.round(1000 * values.get(JobParams.CHECKPOINT_INTERVAL)));
  }
}
