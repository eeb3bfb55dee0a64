package org.sluice.connectors.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.PublishedRules;
import org.sluice.learning.trial.Trial;

/** Reads the policies topic from its beginning for the last policy of each trial. */
final class LastPolicies implements TrialsOver {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int DELAY_MILLISECONDS = 300;

  private final Set<String> running = new HashSet<>();
  private final PublishedRules rules;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final TopicTail tail;
  private final TopicPartition partition;
  private final PolicySnapshotCodec codec = new PolicySnapshotCodec();
  private final Thread thread;
  private volatile boolean closed;

  LastPolicies(KafkaSettings settings, Topics topics, List<Trial> trials) {
    this.rules = new PublishedRules(trials);
    trials.forEach(trial -> running.add(trial.id()));
    this.partition = new TopicPartition(topics.policies(), 0);
    this.tail =
        new TopicTail(
            settings,
            settings.unhurriedConsumer(
                DELAY_MILLISECONDS, RecordSizes.ofAny(trials).policy().limit()));
    this.thread = new Thread(this::run, "last-policies-" + topics.prefix());
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public CompletableFuture<Void> over() {
    return over;
  }

  private void run() {
    try (tail) {
      tail.read(List.of(partition));
      while (!closed && !running.isEmpty()) {
        tail.poll(POLL).forEach(this::take);
      }
      if (running.isEmpty()) {
        over.complete(null);
      }
    } catch (WakeupException e) {
      // Closed.
    } catch (RuntimeException e) {
      over.completeExceptionally(e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    try {
      PolicySnapshot snapshot = Messages.open(message, codec);
      if (snapshot.last() && rules.objection(snapshot).isEmpty()) {
        running.remove(snapshot.trial());
      }
    } catch (UnreadableRecordException e) {
      // The policy follower reports it.
    }
  }

  @Override
  public void close() {
    closed = true;
    tail.wakeUp();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
