package org.sluice.jobs.run.rejected;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.codec.RejectedCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;

/** Counts the records of a run's rejected topic, from its beginning. For one thread. */
public final class RejectedTopic implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(1);

  private final TopicTail tail;
  private final RejectionCounts counts = new RejectionCounts();
  private final String problem;
  private boolean news = true;

  /**
   * Starts at the topic's beginning. If the topic cannot be read, {@link #problem} says why.
   *
   * @throws org.sluice.connectors.kafka.BrokerUnreachableException if no client can be created
   */
  public RejectedTopic(KafkaSettings settings, Topics topics) {
    this.tail = new TopicTail(settings, settings.consumer());
    this.problem = begin(topics.rejected());
  }

  private String begin(String topic) {
    try {
      if (tail.partitions(topic) == 0) {
        return "there is no topic " + topic;
      }
      tail.read(List.of(new TopicPartition(topic, 0)));
      return "";
    } catch (KafkaException e) {
      return "the topic " + topic + " cannot be read: " + e.getMessage();
    }
  }

  /** Why the topic cannot be read; empty if it can. */
  public String problem() {
    return problem;
  }

  /**
   * The counts, if there are others than at the last call; hardly waits. The first call has those
   * of a topic without records.
   *
   * @return empty if there is nothing new, or the topic cannot be read
   */
  public Optional<List<RejectionCount>> news() {
    if (problem.isEmpty()) {
      try {
        tail.poll(POLL).forEach(this::take);
      } catch (KafkaException e) {
        // The broker is away; who follows the progress says so.
      }
    }
    if (!problem.isEmpty() || !news) {
      return Optional.empty();
    }
    news = false;
    return Optional.of(counts.all());
  }

  /**
   * The counts up to the topic's current end; those that are known, while the broker is away.
   *
   * @return empty if the topic cannot be read
   */
  public Optional<List<RejectionCount>> read() {
    if (!problem.isEmpty()) {
      return Optional.empty();
    }
    try {
      tail.readToEnd(this::take);
    } catch (KafkaException e) {
      // Likewise.
    }
    return Optional.of(counts.all());
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    try {
      news |= counts.add(Messages.open(message, new RejectedCodec()), message.timestamp());
    } catch (UnreadableRecordException e) {
      // Not written by a reader of records.
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
