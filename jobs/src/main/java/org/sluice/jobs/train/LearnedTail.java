package org.sluice.jobs.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.sluice.codec.PolicySnapshotCodec;
import org.sluice.codec.ProgressCodec;
import org.sluice.codec.UnreadableRecordException;
import org.sluice.kafka.KafkaSettings;
import org.sluice.kafka.Messages;
import org.sluice.kafka.Topics;
import org.sluice.learner.Learned;
import org.sluice.records.PolicySnapshot;
import org.sluice.records.Progress;

/**
 * Follows what a job publishes: each iteration's policy together with its figures, in order. For
 * one thread.
 */
public final class LearnedTail implements AutoCloseable {

  private static final int DELAY_MILLISECONDS = 100;

  private record Iteration(String trial, int version) {}

  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String policies;
  private final List<TopicPartition> partitions;
  private final Map<Iteration, PolicySnapshot> unmatchedPolicies = new HashMap<>();
  private final Map<Iteration, Progress> unmatchedProgress = new HashMap<>();
  private Map<TopicPartition, Long> ends = Map.of();
  private final PolicySnapshotCodec policyCodec = new PolicySnapshotCodec();
  private final ProgressCodec progressCodec = new ProgressCodec();

  /** Begins at the topics' beginning. */
  public LearnedTail(KafkaSettings settings, Topics topics) {
    policies = topics.policies();
    consumer = new KafkaConsumer<>(settings.unhurriedConsumer(DELAY_MILLISECONDS));
    partitions = List.of(new TopicPartition(policies, 0), new TopicPartition(topics.progress(), 0));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** What has become complete, waiting for a while if nothing has. */
  public List<Learned> poll(Duration patience) {
    List<Learned> learned = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : consumer.poll(patience)) {
      try {
        take(message, learned);
      } catch (UnreadableRecordException e) {
        // Not the job's own; whoever it is meant for reports it.
      }
    }
    return learned;
  }

  /** What has become complete up to the end that the topics have now. */
  List<Learned> rest() {
    List<Learned> learned = new ArrayList<>();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
      learned.addAll(poll(PATIENCE));
    }
    return learned;
  }

  /** Whether all has been polled that was there when this was first asked and a broker answered. */
  boolean hasCaughtUp() {
    try {
      if (ends.isEmpty()) {
        ends = consumer.endOffsets(partitions, PATIENCE);
      }
      return partitions.stream().allMatch(one -> consumer.position(one, PATIENCE) >= ends.get(one));
    } catch (TimeoutException e) {
      return false;
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> message, List<Learned> learned)
      throws UnreadableRecordException {
    Iteration iteration;
    if (message.topic().equals(policies)) {
      PolicySnapshot snapshot = Messages.open(message, policyCodec);
      iteration = new Iteration(snapshot.trial(), snapshot.version());
      unmatchedPolicies.put(iteration, snapshot);
    } else {
      Progress progress = Messages.open(message, progressCodec);
      iteration = new Iteration(progress.trial(), progress.version());
      unmatchedProgress.put(iteration, progress);
    }
    if (unmatchedPolicies.containsKey(iteration) && unmatchedProgress.containsKey(iteration)) {
      learned.add(
          new Learned(unmatchedPolicies.remove(iteration), unmatchedProgress.remove(iteration)));
    }
  }

  @Override
  public void close() {
    consumer.close(Duration.ZERO);
  }
}
