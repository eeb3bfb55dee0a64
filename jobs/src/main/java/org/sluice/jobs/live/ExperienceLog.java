package org.sluice.jobs.live;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.LiveRecords;
import org.sluice.connectors.secrets.Signatures;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.trial.Trial;

/** A trial's part of the experience topic, in the order that defines what is learned. */
public final class ExperienceLog {

  private final OpenRun run;
  private final String trial;
  private final String topic;
  private final Optional<Signatures> signatures;

  public ExperienceLog(OpenRun run, Trial trial) {
    this.run = run;
    this.trial = trial.id();
    this.topic = run.topics().experience();
    this.signatures = run.signatures();
  }

  /**
   * The offset of the first record that has not been deleted; 0 if none has been.
   *
   * @throws RunTopicsException if there is no log
   * @throws BrokerUnreachableException if no broker answers
   */
  public long beginning() {
    return run.readingExperience(tail -> tail.beginning(partition(tail.partitions(topic))));
  }

  /**
   * Reads all records that are there now, from an offset on, as the learner does.
   *
   * @throws RunTopicsException if there is no log, or what was at the offset has been deleted
   * @throws BrokerUnreachableException if no broker answers
   */
  public void read(long from, Consumer<Logged> reader) {
    run.readingExperience(
        tail -> {
          int partitions = tail.partitions(topic);
          TopicPartition partition = partition(partitions);
          tail.read(List.of(partition));
          long beginning = tail.beginning(partition);
          if (beginning > from) {
            throw new RunTopicsException(
                String.format(
                    "the log begins at offset %,d: what was before has been deleted by the topic's"
                        + " retention (topics.transition-bytes)",
                    beginning));
          }
          tail.seek(partition, from);
          tail.readToEnd(message -> take(message, partitions, reader));
          return null;
        });
  }

  private TopicPartition partition(int partitions) {
    if (partitions == 0) {
      throw new RunTopicsException("the topic " + topic + " does not exist any more");
    }
    return new TopicPartition(topic, LiveRecords.partition(trial, partitions));
  }

  private void take(
      ConsumerRecord<byte[], byte[]> message, int partitions, Consumer<Logged> reader) {
    try {
      Logged logged = LiveRecords.logged(message, signatures);
      if (logged.record().trial().equals(trial)) {
        reader.accept(logged);
      }
    } catch (UnreadableRecordException e) {
      // On the rejected topic with its reason.
      LiveRecords.refused(message, partitions)
          .filter(refused -> refused.record().trial().equals(trial))
          .ifPresent(reader);
    }
  }
}
