package org.sluice.jobs.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.ProgressCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.stream.RecordSizes;
import org.sluice.jobs.train.graph.TrainingKind;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.PublishedRules;
import org.sluice.learning.trial.Trial;

/**
 * Follows what a job publishes: each iteration's policy with its progress row, in order. Records
 * that none of the trials can have published are counted and ignored. For one thread.
 */
public final class LearnedTail implements AutoCloseable {

  private static final int DELAY_MILLISECONDS = 100;
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(1);

  /** Interval of checks whether the topics still exist. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final TopicTail tail;
  private final KafkaSettings settings;
  private final Topics topics;
  private final String policies;
  private final Map<String, LearnedTrial> trials = new HashMap<>();
  private final PublishedRules rules;
  private final List<String> names;
  private Map<TopicPartition, Long> ends = Map.of();
  private final PolicySnapshotCodec policyCodec = new PolicySnapshotCodec();
  private final ProgressCodec progressCodec = new ProgressCodec();
  private long foreign;
  private long heard = System.nanoTime();

  /**
   * Starts at the beginning of the topics.
   *
   * @param trials all trials of the job
   */
  public LearnedTail(KafkaSettings settings, Topics topics, List<Trial> trials) {
    this.settings = settings;
    this.topics = topics;
    this.policies = topics.policies();
    this.rules = new PublishedRules(trials);
    this.names = topics.names(TrainingKind.of(trials).topics());
    trials.forEach(trial -> this.trials.put(trial.id(), new LearnedTrial(trial)));
    int largest = RecordSizes.of(trials, 1).policy().limit();
    tail = new TopicTail(settings, settings.unhurriedConsumer(DELAY_MILLISECONDS, largest));
    tail.read(List.of(new TopicPartition(policies, 0), new TopicPartition(topics.progress(), 0)));
  }

  /** Iterations that have become complete; waits a while if there are none. */
  public List<Learned> poll(Duration patience) {
    List<Learned> learned = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : read(patience)) {
      LearnedTrial changed = take(message);
      if (changed != null) {
        changed.drainTo(learned);
      }
    }
    return learned;
  }

  /**
   * @throws BrokerUnreachableException if the broker denies access
   * @throws TopicSettingsException if a topic was deleted, since Kafka's consumer would wait
   *     forever
   */
  private ConsumerRecords<byte[], byte[]> read(Duration patience) {
    try {
      ConsumerRecords<byte[], byte[]> messages = tail.poll(patience);
      long now = System.nanoTime();
      if (!messages.isEmpty()) {
        heard = now;
      } else if (now - heard > SILENCE.toNanos()) {
        heard = now;
        Topics.require(names, tail.topics());
      }
      return messages;
    } catch (TimeoutException e) {
      return ConsumerRecords.empty(); // the broker is unavailable; it may come back
    } catch (KafkaException e) {
      throw BrokerUnreachableException.of(settings, e);
    }
  }

  /** Iterations that are complete up to the current end of the topics. */
  List<Learned> rest() {
    List<Learned> learned = new ArrayList<>();
    try {
      Map<TopicPartition, Long> ends = tail.ends(LONG_PATIENCE);
      while (!tail.hasReached(ends, LONG_PATIENCE)) {
        learned.addAll(poll(PATIENCE));
      }
    } catch (KafkaException e) {
      throw BrokerUnreachableException.of(settings, e);
    }
    return learned;
  }

  /**
   * Whether everything has been polled up to the end of the topics at the first call that a broker
   * answered.
   */
  boolean hasCaughtUp() {
    try {
      if (ends.isEmpty()) {
        ends = tail.ends(PATIENCE);
      }
      return tail.hasReached(ends, PATIENCE);
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** A description of ignored records; empty if there are none. */
  Optional<String> remark() {
    return foreign == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                "%,d records on the topics %s and %s were ignored, because this run's trials cannot have"
                    + " written them; the policies among them are in the topic %s. Check who may"
                    + " write to these topics",
                foreign, policies, topics.progress(), topics.rejected()));
  }

  /** The trial of a new message; null if there is none. */
  private LearnedTrial take(ConsumerRecord<byte[], byte[]> message) {
    try {
      if (message.topic().equals(policies)) {
        PolicySnapshot policy = Messages.open(message, policyCodec);
        return isOwn(rules.objection(policy)) && trials.get(policy.trial()).take(policy)
            ? trials.get(policy.trial())
            : null;
      }
      Progress row = Messages.open(message, progressCodec);
      return isOwn(rules.objection(row)) && trials.get(row.trial()).take(row)
          ? trials.get(row.trial())
          : null;
    } catch (UnreadableRecordException e) {
      foreign++; // the operator that reads it reports it
      return null;
    }
  }

  private boolean isOwn(Optional<String> objection) {
    if (objection.isPresent()) {
      foreign++;
    }
    return objection.isEmpty();
  }

  @Override
  public void close() {
    tail.close();
  }
}
