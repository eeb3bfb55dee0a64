package org.sluice.jobs.lab.bench.live;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.sluice.connectors.actor.PolicyClient;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.lab.bench.Statistics;

/**
 * Measures how long after a policy was sent actors may follow it, relative to a bare producer and
 * consumer of the same message on the same broker. One after the other, in turn.
 */
public final class FollowBenchmark {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = 10_000_000;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Milliseconds from sending to following, and from sending to receiving, for each version. */
  public record Result(double[] followed, double[] bare) {

    /** The ratio of the quantiles. */
    public double ratio(double share) {
      return Statistics.quantile(followed, share) / Statistics.quantile(bare, share);
    }
  }

  private FollowBenchmark() {}

  /**
   * Measures.
   *
   * @param versions timed policies
   * @param warmUp policies before
   */
  public static Result run(KafkaSettings broker, int versions, int warmUp) throws Exception {
    Topics topics = new Topics("follow");
    Topics others = new Topics("follow-bare");
    TopicSettings settings = TopicSettings.defaults(1);
    Administration administration = new Administration(broker);
    administration.ensure(topics, Use.LIVE, settings);
    administration.ensure(others, Use.LIVE, settings);
    double[] followed = new double[versions];
    double[] bare = new double[versions];
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(broker.producer());
        PolicyClient client = PolicyClient.connect(broker, topics.prefix(), LiveLoad.TRIAL);
        BareFollower follower = new BareFollower(broker, others.policies())) {
      Messages messages = new Messages(topics, settings);
      Messages bareMessages = new Messages(others, settings);
      for (int version = 0; version < warmUp + versions; version++) {
        ProducerRecord<byte[], byte[]> message = messages.of(LiveLoad.policy(version));
        ProducerRecord<byte[], byte[]> copy = bareMessages.of(LiveLoad.policy(version));
        LockSupport.parkNanos(PAUSE_NANOS);
        long start = System.nanoTime();
        Future<RecordMetadata> sent = producer.send(message);
        check(client.awaitPolicy(version, PATIENCE), "a policy to be followed");
        double follow = (System.nanoTime() - start) / NANOS_PER_MILLI;
        sent.get();
        LockSupport.parkNanos(PAUSE_NANOS);
        start = System.nanoTime();
        sent = producer.send(copy);
        check(follower.await(version + 1, PATIENCE), "a message to be received");
        double receive = (System.nanoTime() - start) / NANOS_PER_MILLI;
        sent.get();
        if (version >= warmUp) {
          followed[version - warmUp] = follow;
          bare[version - warmUp] = receive;
        }
      }
    } finally {
      administration.delete(topics.names(Use.LIVE));
      administration.delete(others.names(Use.LIVE));
    }
    return new Result(followed, bare);
  }

  private static void check(boolean arrived, String what) throws TimeoutException {
    if (!arrived) {
      throw new TimeoutException("waited in vain for " + what);
    }
  }
}
