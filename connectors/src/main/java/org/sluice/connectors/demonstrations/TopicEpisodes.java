package org.sluice.connectors.demonstrations;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.sluice.connectors.codec.DemonstrationCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.learning.algorithm.UnreachableDataException;
import org.sluice.learning.imitation.Demonstration;
import org.sluice.learning.imitation.DemonstrationException;
import org.sluice.learning.imitation.Episodes;

/** Reads the first episodes of a topic. */
final class TopicEpisodes implements Episodes {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final DemonstrationCodec CODEC = new DemonstrationCodec();

  private final TopicAddress address;
  private final KafkaSettings settings;
  private final TopicTail tail;
  private final Map<TopicPartition, Long> ends;
  private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();
  private ConsumerRecord<byte[], byte[]> last;
  private int read;

  /**
   * Starts at the topic's beginning.
   *
   * @throws DemonstrationException if the topic does not have the episodes
   * @throws UnreachableDataException within 15 seconds if no broker answers
   */
  TopicEpisodes(TopicAddress address) {
    this.address = address;
    this.settings = TopicAddress.settings(address.brokers(), address.client());
    this.tail =
        reached(() -> new TopicTail(settings, settings.consumer(KafkaSettings.LARGEST_REQUEST)));
    try {
      this.ends = reached(this::begin);
    } catch (RuntimeException e) {
      tail.close();
      throw e;
    }
  }

  private Map<TopicPartition, Long> begin() {
    int partitions = tail.partitions(address.topic());
    if (partitions == 0) {
      throw wrong(
          "the broker has no topic " + address.topic() + "; 'sluice demonstrate' writes topics");
    }
    if (partitions > 1) {
      throw wrong(
          String.format(
              "the topic has %d partitions, so its episodes have no order; write them to a topic"
                  + " with one",
              partitions));
    }
    TopicPartition partition = new TopicPartition(address.topic(), 0);
    tail.read(List.of(partition));
    long beginning = tail.beginning(partition);
    if (beginning > 0) {
      throw wrong(
          String.format(
              "the topic's records before offset %d were deleted, so it no longer has its first"
                  + " episodes; write them to a topic that keeps everything",
              beginning));
    }
    Map<TopicPartition, Long> now = tail.ends();
    if (now.get(partition) < address.episodes()) {
      throw tooFew(now.get(partition));
    }
    return now;
  }

  @Override
  public Optional<Demonstration> next() {
    if (read == address.episodes()) {
      return Optional.empty();
    }
    last = reached(this::record);
    if (last.offset() != read) {
      throw wrong(
          String.format(
              "the topic has no record at offset %d (it was compacted, or written in transactions),"
                  + " so its first episodes are not known; write them to a topic that keeps"
                  + " everything",
              read));
    }
    read++;
    try {
      return Optional.of(Messages.open(last, CODEC));
    } catch (UnreadableRecordException e) {
      throw wrong(
          String.format(
              "%s is no demonstration (%s): %s", place(), e.reason().name(), e.getMessage()));
    }
  }

  private ConsumerRecord<byte[], byte[]> record() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!polled.hasNext()) {
      polled = tail.poll(POLL).iterator();
      if (!polled.hasNext()) {
        if (tail.hasReached(ends, PATIENCE)) {
          throw tooFew(read);
        }
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("no record within " + PATIENCE.toSeconds() + " s");
        }
      }
    }
    return polled.next();
  }

  @Override
  public String place() {
    return String.format("the record at partition %d, offset %d", last.partition(), last.offset());
  }

  private DemonstrationException tooFew(long episodes) {
    return wrong(
        String.format(
            "the topic has %d episodes, fewer than episodes=%d", episodes, address.episodes()));
  }

  private DemonstrationException wrong(String what) {
    return new DemonstrationException(address + ": " + what);
  }

  private <T> T reached(Supplier<T> request) {
    try {
      return request.get();
    } catch (BrokerUnreachableException e) {
      throw new UnreachableDataException(address + ": " + e.getMessage(), e);
    } catch (KafkaException e) {
      throw new UnreachableDataException(
          address + ": " + BrokerUnreachableException.of(settings, e).getMessage(), e);
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
