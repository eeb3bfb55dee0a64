package org.sluice.connectors.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;

/** What a topic keeps, and how large its records may be, as Kafka's settings. */
record Kept(Function<TopicSettings, Map<String, String>> rule) {

  /** For a rejected record, which contains a whole original, and for a model without template. */
  static final int EXTRA_BYTES = 64 << 10;

  /** The largest progress row, which may contain the reason of a failure. */
  static final int PROGRESS_BYTES = 64 << 10;

  static final String WEEK = Long.toString(Duration.ofDays(7).toMillis());
  static final String FOR_EVER = "-1";
  private static final String SEGMENT_BYTES = Integer.toString(64 << 20);

  /** What is read once, in order, and deleted by size and age. */
  static Kept log(String age) {
    return new Kept(
        settings ->
            sized(
                settings.maxMessageBytes(),
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.RETENTION_MS_CONFIG,
                    age,
                    TopicConfig.RETENTION_BYTES_CONFIG,
                    Long.toString(settings.transitionBytes()),
                    TopicConfig.SEGMENT_BYTES_CONFIG,
                    SEGMENT_BYTES)));
  }

  /** The last record of each key. */
  static Kept compacted() {
    return new Kept(
        settings ->
            sized(
                settings.maxMessageBytes(),
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
  }

  /** The last record of each key, and none for longer than a week. */
  static Kept compactedForAWeek() {
    return compacted()
        .and(
            settings ->
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.RETENTION_MS_CONFIG,
                    WEEK));
  }

  /** The last record of each key, and all that are young. */
  static Kept versions() {
    return compacted()
        .and(
            settings ->
                Map.of(
                    TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                    Long.toString(settings.compactionDelay().toMillis()),
                    TopicConfig.SEGMENT_BYTES_CONFIG,
                    SEGMENT_BYTES));
  }

  /** Everything. */
  static Kept forEver() {
    return compacted()
        .and(
            settings ->
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.RETENTION_MS_CONFIG,
                    FOR_EVER,
                    TopicConfig.RETENTION_BYTES_CONFIG,
                    FOR_EVER));
  }

  /** With times that the brokers set. */
  Kept withBrokersClock() {
    return and(settings -> Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
  }

  /** With records that are larger by this. */
  Kept with(int extraBytes) {
    return and(settings -> sized(Math.addExact(settings.maxMessageBytes(), extraBytes), Map.of()));
  }

  /** With records of at least this size. */
  Kept atLeast(int bytes) {
    return and(settings -> sized(Math.max(settings.maxMessageBytes(), bytes), Map.of()));
  }

  Map<String, String> configuration(TopicSettings settings) {
    return Map.copyOf(rule.apply(settings));
  }

  private Kept and(Function<TopicSettings, Map<String, String>> more) {
    return new Kept(
        settings -> {
          Map<String, String> whole = new HashMap<>(rule.apply(settings));
          whole.putAll(more.apply(settings));
          return whole;
        });
  }

  private static Map<String, String> sized(int largest, Map<String, String> more) {
    Map<String, String> whole = new HashMap<>(more);
    whole.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largest));
    return whole;
  }
}
