package org.sluice.connectors.kafka;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
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

  /** Additional size of a rejected record, which contains the whole original. */
  private static final int REJECTED_EXTRA_BYTES = 64 << 10;

  /** Additional size of a model without its template, which is never much larger than a policy. */
  private static final int MODEL_EXTRA_BYTES = 64 << 10;

  /** The largest progress row, which may contain the reason of a failure. */
  private static final int PROGRESS_BYTES = 64 << 10;

  private static final String WEEK = Long.toString(Duration.ofDays(7).toMillis());
  private static final String FOR_EVER = "-1";
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

  /** What the topics of a run that simulates are to be, in the order of {@link Topics#all}. */
  public List<TopicSpec> specs(Topics topics) {
    return List.of(
        log(topics.transitions(), partitions, Map.of(TopicConfig.RETENTION_MS_CONFIG, WEEK)),
        policies(topics),
        progress(topics),
        rejected(topics));
  }

  /**
   * What the topics of a live run are to be, in the order of {@link Topics#live}. The brokers'
   * clock is the only one of the experience topic, and only its size limits it: versions are
   * trained again from it.
   */
  public List<TopicSpec> liveSpecs(Topics topics) {
    return List.of(
        log(
            topics.experience(),
            partitions,
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                FOR_EVER,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime")),
        policies(topics),
        progress(topics),
        rejected(topics),
        releases(topics),
        single(
            topics.batches(),
            maxMessageBytes,
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                FOR_EVER)),
        single(
            topics.models(),
            Math.addExact(maxMessageBytes, MODEL_EXTRA_BYTES),
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)),
        log(topics.learners(), 1, Map.of(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER)));
  }

  /**
   * What the topics of serving are to be, in the order of {@link Topics#serving}. Runs that
   * simulate have no releases; an empty topic of them lets every actor follow the newest version.
   */
  public List<TopicSpec> servingSpecs(Topics topics) {
    Map<String, String> week = Map.of(TopicConfig.RETENTION_MS_CONFIG, WEEK);
    return List.of(
        log(topics.requests(), partitions, week),
        log(topics.answers(), partitions, week),
        rejected(topics),
        releases(topics));
  }

  /** What is read once, in order, and deleted by size. */
  private TopicSpec log(String name, int count, Map<String, String> more) {
    Map<String, String> configuration = new HashMap<>(more);
    configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    configuration.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(transitionBytes));
    configuration.put(TopicConfig.SEGMENT_BYTES_CONFIG, SEGMENT_BYTES);
    return spec(name, count, maxMessageBytes, configuration);
  }

  private TopicSpec policies(Topics topics) {
    return single(
        topics.policies(),
        maxMessageBytes,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
            Long.toString(compactionDelay.toMillis()),
            TopicConfig.SEGMENT_BYTES_CONFIG,
            SEGMENT_BYTES));
  }

  private TopicSpec progress(Topics topics) {
    return single(
        topics.progress(),
        Math.max(maxMessageBytes, PROGRESS_BYTES),
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  private TopicSpec rejected(Topics topics) {
    return single(
        topics.rejected(),
        Math.addExact(maxMessageBytes, REJECTED_EXTRA_BYTES),
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            WEEK));
  }

  private TopicSpec releases(Topics topics) {
    return single(
        topics.releases(),
        maxMessageBytes,
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  private TopicSpec single(String name, int largestRecord, Map<String, String> configuration) {
    return spec(name, 1, largestRecord, configuration);
  }

  private TopicSpec spec(
      String name, int count, int largestRecord, Map<String, String> configuration) {
    Map<String, String> whole = new HashMap<>(configuration);
    whole.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largestRecord));
    return new TopicSpec(name, count, replication, Map.copyOf(whole));
  }
}
