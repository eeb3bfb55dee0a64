package org.sluice.jobs.lab.bench;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.TopicTail;

/** Reads a whole topic. */
public final class TopicReader {

  private TopicReader() {}

  /** All messages, each partition's in order. */
  public static void read(
      KafkaSettings broker, String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    try (TopicTail tail = new TopicTail(broker, broker.consumer())) {
      tail.readAll(topic);
      tail.readToEnd(reader);
    }
  }
}
