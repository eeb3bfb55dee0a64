package org.sluice.connectors.kafka;

import java.io.Serializable;
import java.time.Duration;

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
 * @param partitions of the transitions topic and of the experience topic; the others have one
 * @param replication copies of each partition
 * @param policyVersions versions of a trial that survive compaction, regardless of age
 * @param compactionDelay age below which no policy is compacted
 * @param maxMessageBytes the largest record
 * @param transitionBytes per partition, after which the oldest transitions, experience or stored
 *     learners are deleted
 */
public record TopicSettings(
    int partitions,
    int replication,
    int policyVersions,
    Duration compactionDelay,
    int maxMessageBytes,
    long transitionBytes)
    implements Serializable {

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
}
