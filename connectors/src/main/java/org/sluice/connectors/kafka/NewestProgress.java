package org.sluice.connectors.kafka;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.codec.ProgressCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.learning.records.Progress;

/** The newest row of each trial on a progress topic, for those who watch. For one thread. */
public final class NewestProgress implements AutoCloseable {

  /** A row is a few hundred bytes. */
  private static final int LARGEST = 64 << 10;

  /** No sweep has more trials. */
  private static final int MOST_TRIALS = 100_000;

  private static final int LONGEST_NAME = 1000;

  private final KafkaSettings settings;
  private final TopicTail tail;
  private final ProgressCodec codec = new ProgressCodec();
  private final Map<String, Progress> newest = new TreeMap<>();

  /**
   * Begins at the topic's beginning.
   *
   * @throws BrokerUnreachableException if no broker answers within 10 seconds
   * @throws TopicSettingsException if there is no such topic
   */
  public NewestProgress(KafkaSettings settings, Topics topics) {
    this.settings = settings;
    this.tail = new TopicTail(settings, settings.consumer(LARGEST));
    try {
      if (tail.partitions(topics.progress()) == 0) {
        throw new TopicSettingsException(
            "there is no topic "
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
   * The newest row of each trial up to the end that the topic has now. Records that cannot be read
   * are passed over.
   *
   * @return by trial; cannot be modified, and changes with the next call
   * @throws BrokerUnreachableException if the broker does not answer any more
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
      newest.merge(row.trial(), row, (known, other) -> later(known, other));
    } catch (UnreadableRecordException e) {
      // No figures are in it.
    }
  }

  /** After a restore a trial's rows are written again, the same as before. */
  private static Progress later(Progress known, Progress other) {
    return other.version() >= known.version() ? other : known;
  }

  @Override
  public void close() {
    tail.close();
  }
}
