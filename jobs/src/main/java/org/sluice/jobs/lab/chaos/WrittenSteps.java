package org.sluice.jobs.lab.chaos;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;

/** Counts the transitions in a run's topic, including repeated ones. */
final class WrittenSteps {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(200);

  private WrittenSteps() {}

  static long count(KafkaSettings kafka, Topics topics) throws UnreadableRecordException {
    long steps = 0;
    TrajectoryCodec codec = new TrajectoryCodec();
    try (TopicTail tail = new TopicTail(kafka, kafka.consumer())) {
      tail.readAll(topics.transitions());
      Map<TopicPartition, Long> ends = tail.ends(PATIENCE);
      while (!tail.hasReached(ends, PATIENCE)) {
        for (var message : tail.poll(POLL)) {
          steps += Messages.open(message, codec).steps();
        }
      }
    }
    return steps;
  }
}
