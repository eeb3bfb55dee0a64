package org.sluice.jobs.live;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.LiveRecords;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.trial.Trial;

/** A trial's part of the experience topic, in the order that defines what is learned. */
public final class ExperienceLog {

  private final LiveRun run;
  private final String trial;

  public ExperienceLog(LiveRun run, Trial trial) {
    this.run = run;
    this.trial = trial.id();
  }

  /**
   * Reads all records that are there now. What cannot be read never reached the learner either.
   *
   * @throws LiveRunException if there is no log, or its beginning has been deleted
   * @throws BrokerUnreachableException if no broker answers
   */
  public void read(Consumer<Logged> reader) {
    String topic = run.topics().experience();
    try (TopicTail tail = new TopicTail(run.kafka(), run.kafka().consumer(run.largestRecord()))) {
      int partitions = tail.partitions(topic);
      if (partitions == 0) {
        throw new LiveRunException("the topic " + topic + " does not exist any more");
      }
      tail.read(List.of(new TopicPartition(topic, LiveRecords.partition(trial, partitions))));
      long[] next = {0};
      tail.readToEnd(message -> take(message, next, reader));
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      throw BrokerUnreachableException.of(run.kafka(), e);
    } catch (KafkaException e) {
      throw new LiveRunException("the topic " + topic + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> message, long[] next, Consumer<Logged> reader) {
    if (next[0] == 0 && message.offset() > 0) {
      throw new LiveRunException(
          String.format(
              "the log begins at offset %,d: what was before has been deleted by the topic's"
                  + " retention (topics.transition-bytes), and nothing can be learned again without"
                  + " it",
              message.offset()));
    }
    next[0] = message.offset() + 1;
    try {
      Logged logged = LiveRecords.logged(message);
      if (logged.record().trial().equals(trial)) {
        reader.accept(logged);
      }
    } catch (UnreadableRecordException e) {
      // On the rejected topic with its reason.
    }
  }
}
