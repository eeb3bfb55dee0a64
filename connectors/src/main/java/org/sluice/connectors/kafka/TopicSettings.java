package org.sluice.connectors.kafka;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The settings of a run's topics.
 *
 * <p>A reader restored from a checkpoint asks for the policy version that followed it, so the
 * policies topic must keep every version since the oldest checkpoint that may be restored. It keeps
 * the latest {@code policyVersions} of each trial, and all that are younger than {@code
 * compactionDelay}; one of the two must span the checkpoint interval times one more than the
 * checkpoints that may fail in a row, plus the time of a restart. The transitions topic must span
 * the same time by {@code transitionBytes}.
 *
 * @param partitions of the transitions topic; the others have one
 * @param replication copies of each partition
 * @param policyVersions versions of a trial that survive compaction, regardless of age
 * @param compactionDelay age below which no policy is compacted
 * @param maxMessageBytes the largest record
 * @param transitionBytes bytes per partition after which the oldest transitions are deleted
 */
public record TopicSettings(
    int partitions,
    int replication,
    int policyVersions,
    Duration compactionDelay,
    int maxMessageBytes,
    long transitionBytes)
    implements Serializable {

  /** Additional size of a rejected record, which contains the whole original. */
  private static final int REJECTED_EXTRA_BYTES = 64 << 10;

  /** The largest progress row, which may contain the reason of a failure. */
  private static final int PROGRESS_BYTES = 64 << 10;

  private static final String WEEK = Long.toString(Duration.ofDays(7).toMillis());
  private static final String SEGMENT_BYTES = Integer.toString(64 << 20);

  /** One copy, 256 versions, 2 minutes, 16 MiB a record, 1 GiB of transitions a partition. */
  public static TopicSettings defaults(int partitions) {
    return new TopicSettings(partitions, 1, 256, Duration.ofMinutes(2), 16 << 20, 1L << 30);
  }

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public TopicSettings {
    atLeast("partitions", 1, partitions);
    atLeast("replication", 1, replication);
    atLeast("policyVersions", 2, policyVersions);
    atLeast("compactionDelay", 0, compactionDelay.toMillis());
    atLeast("maxMessageBytes", 1 << 10, maxMessageBytes);
    atLeast("transitionBytes", maxMessageBytes, transitionBytes);
  }

  private static void atLeast(String name, long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
  }

  /** The specifications of a run's topics, in the order of {@link Topics#all}. */
  public List<TopicSpec> specs(Topics topics) {
    String size = Integer.toString(maxMessageBytes);
    return List.of(
        new TopicSpec(
            topics.transitions(),
            partitions,
            replication,
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_BYTES_CONFIG,
                Long.toString(transitionBytes),
                TopicConfig.RETENTION_MS_CONFIG,
                WEEK,
                TopicConfig.SEGMENT_BYTES_CONFIG,
                SEGMENT_BYTES,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                size)),
        new TopicSpec(
            topics.policies(),
            1,
            replication,
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                Long.toString(compactionDelay.toMillis()),
                TopicConfig.SEGMENT_BYTES_CONFIG,
                SEGMENT_BYTES,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                size)),
        new TopicSpec(
            topics.progress(),
            1,
            replication,
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(Math.max(maxMessageBytes, PROGRESS_BYTES)))),
        new TopicSpec(
            topics.rejected(),
            1,
            replication,
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                WEEK,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(Math.addExact(maxMessageBytes, REJECTED_EXTRA_BYTES)))));
  }
}
