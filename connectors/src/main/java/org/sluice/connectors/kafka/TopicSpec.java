package org.sluice.connectors.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The specification of a topic.
 *
 * @param ofRun whether a run's configuration decides about it
 */
record TopicSpec(
    String name,
    int partitions,
    int replication,
    Map<String, String> configuration,
    boolean ofRun) {

  /** Settings of which an existing topic may have a larger value; −1 means unlimited. */
  private static final Set<String> LOWER_BOUNDS =
      Set.of(
          TopicConfig.RETENTION_BYTES_CONFIG,
          TopicConfig.RETENTION_MS_CONFIG,
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG);

  /** Settings that an existing topic must have exactly; the order of words does not matter. */
  private static final Set<String> EXACT =
      Set.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);

  /** Which key of a configuration a setting comes from. */
  private static final Map<String, String> KEYS =
      Map.of(
          TopicConfig.RETENTION_BYTES_CONFIG, "topics.transition-bytes",
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "checkpoint-interval",
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "topics.largest-record");

  NewTopic create() {
    return new NewTopic(name, partitions, (short) replication).configs(configuration);
  }

  /** Why an existing topic cannot be used; its replication and segments do not matter. */
  List<String> problems(int existingPartitions, Map<String, String> existing) {
    List<String> problems = new ArrayList<>();
    if (existingPartitions != partitions) {
      problems.add(
          String.format("%s has %d partitions, not %d", name, existingPartitions, partitions));
    }
    new TreeMap<>(configuration)
        .forEach(
            (key, value) -> {
              String found = existing.get(key);
              if (EXACT.contains(key)) {
                if (!words(value).equals(words(found))) {
                  problems.add(String.format("%s has %s=%s, not %s", name, key, found, value));
                }
              } else if (LOWER_BOUNDS.contains(key) && isLess(found, value)) {
                problems.add(
                    String.format(
                        "%s has %s=%s, less than %s%s", name, key, found, value, hint(key, value)));
              }
            });
    return problems;
  }

  private String hint(String key, String value) {
    if (value.equals("-1")) {
      return ", which is without limit";
    }
    return ofRun && KEYS.containsKey(key) ? " (" + KEYS.get(key) + ")" : "";
  }

  private static Set<String> words(String list) {
    return new TreeSet<>(List.of(list.split(" *, *", -1)));
  }

  private static boolean isLess(String found, String wanted) {
    long number = Long.parseLong(found);
    long least = Long.parseLong(wanted);
    return number >= 0 && (least < 0 || number < least);
  }
}
