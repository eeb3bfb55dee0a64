package org.sluice.connectors.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.Rejected;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.records.PolicySnapshot;

/**
 * A thread that reads a policies topic from its beginning and provides exact versions.
 *
 * <pre>{@code
 * try (PolicyFollower follower =
 *     new PolicyFollower(settings, topics, 1 << 20, rules::objection, rejects::send, this::wakeUp)) {
 *   CompletableFuture<PolicySnapshot> next = follower.version("hopper", 8);
 *   follower.start();
 *   ...
 * }
 * }</pre>
 *
 * <p>One follower serves any number of trials and lanes. It keeps the few most recent versions of
 * each trial; a request for an older one makes it read the topic again, so request known versions
 * before {@link #start}. While no broker answers, it keeps retrying and futures stay open;
 * unrecoverable errors (refused credentials, a truncated or replaced topic, a callback that throws)
 * fail all open and later futures with the cause.
 */
public final class PolicyFollower implements AutoCloseable {

  /** Lanes of a trial are at most two versions apart, whether synchronous or pipelined. */
  private static final int KEPT = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration CLOSING = Duration.ofMillis(500);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final String FETCH_BYTES = Integer.toString(8 << 20);

  private final KafkaSettings settings;
  private final String topic;
  private final TopicPartition partition;
  private final Function<PolicySnapshot, Optional<String>> objection;
  private final Consumer<Rejected> rejected;
  private final Runnable available;
  private final PolicySnapshotCodec codec = new PolicySnapshotCodec();
  private final PolicyShelf shelf;
  private final Thread thread;
  private final TopicTail tail;

  private volatile boolean closed;

  private boolean begun;

  /** End offset of the current pass; null between passes. */
  private Map<TopicPartition, Long> passEnd;

  /** The offset up to which unreadable records have been reported. */
  private long reported = -1;

  /**
   * @param largest the most bytes of a policy
   * @param objection why a policy must not be followed; called on the follower's thread
   * @param rejected receives each unreadable record once, on the follower's thread
   * @param available called on the follower's thread after futures have completed, normally or
   *     exceptionally; must be quick
   * @throws BrokerUnreachableException if no client can be created from the settings
   */
  public PolicyFollower(
      KafkaSettings settings,
      Topics topics,
      int largest,
      Function<PolicySnapshot, Optional<String>> objection,
      Consumer<Rejected> rejected,
      Runnable available) {
    this.settings = settings;
    this.objection = objection;
    this.topic = topics.policies();
    this.partition = new TopicPartition(topic, Messages.ONLY_PARTITION);
    this.rejected = rejected;
    this.available = available;
    this.shelf = new PolicyShelf(topic, KEPT);
    Properties properties = settings.consumer(largest);
    // A truncated topic is an error, since continuing at either end would silently lose versions.
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    this.tail = new TopicTail(settings, properties);
    this.thread = new Thread(this::run, "policies-" + topics.prefix());
    thread.setDaemon(true);
  }

  /** Starts reading. If no broker answers within 10 seconds, futures fail. */
  public void start() {
    thread.start();
  }

  /**
   * A trial's policy of exactly this version; from any thread, before {@link #start} or after.
   *
   * @return completes with a snapshot that must not be modified, at once if it was read recently;
   *     or with {@link PolicyGoneException} if the topic no longer has it but has later ones, or
   *     {@link BrokerUnreachableException}, {@link TopicSettingsException} or Kafka's exception if
   *     the follower has failed, or {@link CancellationException} once it is closed. Completed by
   *     the follower's thread; dependent actions must be quick
   */
  public CompletableFuture<PolicySnapshot> version(String trial, int version) {
    CompletableFuture<PolicySnapshot> answer = shelf.ask(trial, version);
    if (!answer.isDone() && shelf.needsPass()) {
      tail.wakeUp();
    }
    return answer;
  }

  /** Forgets a trial that no lane needs any more. */
  public void release(String trial) {
    shelf.release(trial);
  }

  private void run() {
    try {
      open();
      while (!closed) {
        try {
          step();
        } catch (WakeupException | TimeoutException e) {
          // A request, the end, or an unavailable broker; the next step finds out which.
        }
      }
    } catch (WakeupException e) {
      // Closed while opening.
    } catch (Throwable e) {
      // Errors too: if the thread ended silently, lanes would wait forever.
      shelf.fail(e);
    } finally {
      shelf.fail(new CancellationException("the follower of " + topic + " was closed"));
      tail.close(CLOSING);
      available.run();
    }
  }

  private void open() {
    try {
      if (tail.partitions(topic) != 1) {
        throw new TopicSettingsException(
            "the topic " + topic + " does not exist, or has not exactly one partition");
      }
    } catch (TimeoutException | AuthenticationException | AuthorizationException e) {
      throw BrokerUnreachableException.of(settings, e);
    }
    tail.read(List.of(partition));
  }

  private void step() {
    boolean news = false;
    try {
      if (passEnd == null && (!begun || shelf.needsPass())) {
        beginPass();
      }
      for (ConsumerRecord<byte[], byte[]> message : tail.poll(POLL)) {
        news |= take(message);
      }
      if (passEnd != null && tail.hasReached(passEnd, PATIENCE)) {
        passEnd = null;
        news |= shelf.endPass();
      }
    } finally {
      if (news) {
        available.run();
      }
    }
  }

  /** Seeks to the beginning and records the current end. */
  private void beginPass() {
    shelf.beginPass();
    Map<TopicPartition, Long> end = tail.ends(PATIENCE);
    tail.rewind();
    passEnd = end;
    begun = true;
  }

  /** Reads a message; returns whether its version was awaited. */
  private boolean take(ConsumerRecord<byte[], byte[]> message) {
    try {
      PolicySnapshot snapshot = Messages.open(message, codec);
      check(message.key(), snapshot);
      return shelf.take(snapshot);
    } catch (UnreadableRecordException e) {
      if (message.offset() > reported) {
        reported = message.offset();
        rejected.accept(Messages.reject(message, e));
      }
      return false;
    }
  }

  private void check(byte[] key, PolicySnapshot snapshot) throws UnreadableRecordException {
    Optional<String> objections = objection.apply(snapshot);
    if (objections.isPresent()) {
      throw new UnreadableRecordException(Reason.NOT_OF_ITS_TRIAL, objections.get());
    }
    checkKey(key, snapshot.trial());
    if (shelf.contradicts(snapshot)) {
      throw new UnreadableRecordException(
          Reason.CONTRADICTORY,
          String.format(
              "an earlier record has version %d of trial %s with other numbers; the first is used",
              snapshot.version(), snapshot.trial()));
    }
  }

  /** Under another trial's key, it would replace that trial's version. */
  private static void checkKey(byte[] key, String trial) throws UnreadableRecordException {
    byte[] start = (trial + "/").getBytes(StandardCharsets.UTF_8);
    if (key == null
        || key.length <= start.length
        || !Arrays.equals(key, 0, start.length, start, 0, start.length)) {
      throw new UnreadableRecordException(
          Reason.WRONG_KEY, "the key is not that of a policy of trial " + trial);
    }
  }

  /** Ends the thread and fails open futures. */
  @Override
  public void close() {
    closed = true;
    shelf.fail(new CancellationException("the follower of " + topic + " was closed"));
    if (thread.getState() == Thread.State.NEW) {
      tail.close();
      return;
    }
    tail.wakeUp();
    boolean interrupted = false;
    while (thread.isAlive() && thread != Thread.currentThread()) {
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
