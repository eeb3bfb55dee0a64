package org.sluice.connectors.kafka;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.codec.ProgressCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.learning.records.Progress;

/** The newest row of each trial on a progress topic. For one thread. */
public final class NewestProgress implements AutoCloseable {

  /** The largest row; rows usually have a few hundred bytes. */
  private static final int LARGEST = 64 << 10;

  /** The most trials of a sweep. */
  private static final int MOST_TRIALS = 100_000;

  private static final int LONGEST_NAME = 1000;

  private final KafkaSettings settings;
  private final TopicTail tail;
  private final ProgressCodec codec = new ProgressCodec();
  private final Map<String, Progress> newest = new TreeMap<>();
  private final Consumer<Progress> rows;

  /** The same, for readers that need the newest rows only. */
  public NewestProgress(KafkaSettings settings, Topics topics) {
    this(settings, topics, row -> {});
  }

  /**
   * Starts at the topic's beginning.
   *
   * @param rows takes each row that is newer than the rows of its trial before it
   * @throws BrokerUnreachableException if no broker answers within 10 seconds
   * @throws TopicSettingsException if there is no such topic
   */
  public NewestProgress(KafkaSettings settings, Topics topics, Consumer<Progress> rows) {
    this.settings = settings;
    this.rows = rows;
    this.tail = new TopicTail(settings, settings.consumer(LARGEST));
    try {
      if (tail.partitions(topics.progress()) == 0) {
        throw new TopicSettingsException(
            "unknown topic "
                + topics.progress()
                + " at "
                + settings.bootstrapServers()
                + "; check the topics' prefix");
      }
      tail.read(List.of(new TopicPartition(topics.progress(), Messages.ONLY_PARTITION)));
    } catch (KafkaException e) {
      close();
      throw BrokerUnreachableException.of(settings, e);
    } catch (TopicSettingsException e) {
      close();
      throw e;
    }
  }

  /**
   * The newest row of each trial up to the topic's current end. Unreadable records are skipped.
   *
   * @return by trial; unmodifiable, and updated by the next call
   * @throws BrokerUnreachableException if the broker no longer answers
   */
  public Map<String, Progress> read() {
    try {
      tail.readToEnd(this::take);
    } catch (KafkaException e) {
      throw BrokerUnreachableException.of(settings, e);
    }
    return Collections.unmodifiableMap(newest);
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    try {
      Progress row = Messages.open(message, codec);
      boolean full = newest.size() == MOST_TRIALS && !newest.containsKey(row.trial());
      if (full || row.trial().length() > LONGEST_NAME) {
        return;
      }
      if (!newest.containsKey(row.trial()) || row.version() > newest.get(row.trial()).version()) {
        rows.accept(row);
      }
      newest.merge(row.trial(), row, (known, other) -> later(known, other));
    } catch (UnreadableRecordException e) {
      // Unreadable; skipped.
    }
  }

  /** After a restore, a trial's rows are written again unchanged. */
  private static Progress later(Progress known, Progress other) {
    return other.version() >= known.version() ? other : known;
  }

  @Override
  public void close() {
    tail.close();
  }
}
