package org.sluice.connectors.actor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.ReleaseCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.PolicySnapshot;

/**
 * A thread that follows a trial's policies and releases for as long as the process lives, and
 * passes them to a board. After any failure it starts again; meanwhile, actors use the policy they
 * have.
 */
final class PolicyTail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyTail.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String POLL_RECORDS = "500";
  private static final String FETCH_WAIT_MILLIS = "100";
  private static final long RETRY_MILLIS = 500;

  /** A job publishes the first policies of its trials one after the other. */
  private static final Duration OTHERS_PATIENCE = Duration.ofSeconds(5);

  private static final int MOST_OTHERS = 20;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final KafkaSettings settings;
  private final int largest;
  private final TopicPartition policies;
  private final TopicPartition releases;
  private final String trial;
  private final byte[] policyKey;
  private final byte[] releaseKey;
  private final PolicyBoard board;

  /** Trials other than its own that have policies; not all of very many. */
  private final TreeSet<String> others = new TreeSet<>();

  private long firstOther;

  private final PolicySnapshotCodec policyCodec = new PolicySnapshotCodec();
  private final ReleaseCodec releaseCodec = new ReleaseCodec();
  private final SpecifiedPolicies specified;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** A new one for each connection, since the topics may have been replaced. */
  private VersionShelf shelf;

  private volatile TopicTail tail;

  /**
   * @param specified makes the policies; complaints say why it refuses one
   * @throws BrokerUnreachableException if no client can be made of the settings
   */
  PolicyTail(
      KafkaSettings settings,
      Topics topics,
      String trial,
      int largest,
      SpecifiedPolicies specified,
      PolicyBoard board) {
    this.settings = settings;
    this.largest = largest;
    this.policies = new TopicPartition(topics.policies(), 0);
    this.releases = new TopicPartition(topics.releases(), 0);
    this.trial = trial;
    this.policyKey = (trial + "/").getBytes(StandardCharsets.UTF_8);
    this.releaseKey = trial.getBytes(StandardCharsets.UTF_8);
    this.specified = specified;
    this.board = board;
    this.tail = connect();
    this.thread = new Thread(this::run, "policies-of-" + trial);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private TopicTail connect() {
    Properties properties = settings.consumer(largest);
    // A poll that leaves records behind makes the consumer fetch the other topic alone, and the
    // broker holds that fetch, and with it the next policy, until it has waited long enough.
    properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
    properties.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
    return new TopicTail(settings, properties);
  }

  private void run() {
    while (closing.getCount() > 0) {
      try {
        if (tail == null) {
          tail = connect();
        }
        follow();
      } catch (WakeupException e) {
        // It ends.
      } catch (RuntimeException e) {
        complain(
            e instanceof BrokerUnreachableException
                ? e.getMessage()
                : BrokerUnreachableException.of(settings, e).getMessage());
      } finally {
        disconnect();
      }
      pause();
    }
  }

  private void complain(String why) {
    if (!why.equals(board.problem())) {
      LOG.warn("nothing new of trial {}, trying again: {}", trial, why);
    }
    board.problem(why);
  }

  private void disconnect() {
    TopicTail last = tail;
    tail = null;
    if (last != null) {
      last.close();
    }
  }

  /** Reads until it is closed or something fails. */
  private void follow() {
    shelf = new VersionShelf();
    if (!topicsExist()) {
      return;
    }
    // What the release names is to be kept when the policies come by.
    tail.read(List.of(releases));
    tail.readToEnd(this::take);
    tail.read(List.of(policies, releases));
    Map<TopicPartition, Long> ends = tail.ends(PATIENCE);
    while (closing.getCount() > 0) {
      try {
        tail.poll(POLL).forEach(this::take);
        // Not one version after another of those that are behind.
        if (ends != null && tail.hasReached(ends, PATIENCE)) {
          ends = null;
        }
      } catch (TimeoutException e) {
        continue; // the broker is away: Kafka's client looks for it
      }
      if (ends == null && shelf.needsPass()) {
        shelf.beginPass();
        tail.rewind();
        ends = tail.ends(PATIENCE);
      }
      if (ends == null) {
        shelf.offer(board.offer()).ifPresentOrElse(this::publish, this::tellOfOthers);
      }
    }
  }

  /** There is no policy of its trial, but there may be some of others. */
  private void tellOfOthers() {
    boolean awaited = System.nanoTime() - firstOther < OTHERS_PATIENCE.toNanos();
    if (board.offer() == null && !others.isEmpty() && !awaited) {
      board.others(List.copyOf(others));
      complain(
          String.format(
              "%s has no policy of it, but of %s", policies.topic(), String.join(", ", others)));
    }
  }

  private boolean topicsExist() {
    for (TopicPartition one : List.of(policies, releases)) {
      if (tail.partitions(one.topic()) == 0) {
        complain("there is no topic " + one.topic() + " yet");
        return false;
      }
    }
    return true;
  }

  private void publish(Offer offer) {
    if (!offer.equals(board.offer())) {
      board.publish(offer);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    try {
      if (message.topic().equals(releases.topic())) {
        if (Arrays.equals(message.key(), releaseKey)) {
          Release release = Messages.open(message, releaseCodec);
          if (release.trial().equals(trial)) {
            shelf.take(release);
          }
        }
      } else if (isOfTrial(message.key())) {
        PolicySnapshot snapshot = Messages.open(message, policyCodec);
        if (snapshot.trial().equals(trial)) {
          shelf.take(acting(snapshot, message.timestamp()));
        }
      } else if (board.offer() == null && others.size() < MOST_OTHERS) {
        firstOther = others.isEmpty() ? System.nanoTime() : firstOther;
        others.add(Messages.open(message, policyCodec).trial());
      }
    } catch (UnreadableRecordException | IllegalArgumentException e) {
      complain(
          String.format(
              "the record at offset %d of %s cannot be used: %s",
              message.offset(), message.topic(), e.getMessage()));
    }
  }

  /** Whether it is {@code TRIAL/SLOT}. */
  private boolean isOfTrial(byte[] key) {
    return key != null
        && key.length > policyKey.length
        && Arrays.equals(key, 0, policyKey.length, policyKey, 0, policyKey.length);
  }

  private ActingPolicy acting(PolicySnapshot snapshot, long timestamp) {
    Policy policy = specified.of(snapshot.specification());
    long age = Math.max(0, System.currentTimeMillis() - timestamp) * NANOS_PER_MILLI;
    return new ActingPolicy(snapshot, policy, System.nanoTime() - age);
  }

  private void pause() {
    try {
      boolean unused = closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    TopicTail reading = tail;
    if (thread.getState() == Thread.State.NEW) {
      disconnect();
    } else if (reading != null) {
      reading.wakeUp();
    }
  }
}
