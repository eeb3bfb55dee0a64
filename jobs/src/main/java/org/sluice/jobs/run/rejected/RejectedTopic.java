package org.sluice.jobs.run.rejected;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.sluice.connectors.codec.RejectedCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;

/** Counts the records of a run's rejected topic, from its beginning. For one thread. */
public final class RejectedTopic implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(1);

  /** How long the topic's end may take to be found. */
  private static final Duration WAIT = Duration.ofMillis(200);

  private final TopicTail tail;
  private final String topic;
  private final RejectionCounts counts = new RejectionCounts();

  /** Why the topic cannot be read, for good; empty if it can. */
  private String refused;

  /** Whether the topic has once been read to its end: before, it is not known what it contains. */
  private boolean caughtUp;

  private boolean news = true;

  /**
   * Starts at the topic's beginning. If the topic cannot be read, {@link #problem} says why.
   *
   * @throws org.sluice.connectors.kafka.BrokerUnreachableException if no client can be created
   */
  public RejectedTopic(KafkaSettings settings, Topics topics) {
    this.tail = new TopicTail(settings, settings.consumer());
    this.topic = topics.rejected();
    this.refused = begin();
  }

  private String begin() {
    try {
      if (tail.partitions(topic) == 0) {
        return "there is no topic " + topic;
      }
      tail.read(List.of(new TopicPartition(topic, 0)));
      return "";
    } catch (KafkaException e) {
      return unreadable(e);
    }
  }

  private String unreadable(KafkaException e) {
    return "the topic " + topic + " cannot be read: " + e.getMessage();
  }

  /** Why it is not known what the topic contains; empty if it is. */
  public String problem() {
    return refused.isEmpty() && !caughtUp ? "its broker has not answered yet" : refused;
  }

  /**
   * The counts, if there are others than at the last call; hardly waits. The first that are known
   * are news, also if there are no records.
   *
   * @return empty if there is nothing new, or it is not known what the topic contains
   */
  public Optional<List<RejectionCount>> news() {
    if (refused.isEmpty()) {
      try {
        tail.poll(POLL).forEach(this::take);
        caughtUp = caughtUp || tail.hasReached(tail.ends(), WAIT);
      } catch (AuthorizationException e) {
        refused = unreadable(e);
      } catch (KafkaException e) {
        // The broker is away; who follows the progress says so.
      }
    }
    if (!problem().isEmpty() || !news) {
      return Optional.empty();
    }
    news = false;
    return Optional.of(counts.all());
  }

  /**
   * The counts up to the topic's current end; those that are known, while the broker is away.
   *
   * @return empty if it is not known what the topic contains
   */
  public Optional<List<RejectionCount>> read() {
    if (refused.isEmpty()) {
      try {
        tail.readToEnd(this::take);
        caughtUp = true;
      } catch (AuthorizationException e) {
        refused = unreadable(e);
      } catch (KafkaException e) {
        // Likewise.
      }
    }
    return problem().isEmpty() ? Optional.of(counts.all()) : Optional.empty();
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
