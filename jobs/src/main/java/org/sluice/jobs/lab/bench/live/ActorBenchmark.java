package org.sluice.jobs.lab.bench.live;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.sluice.connectors.actor.ActorOptions;
import org.sluice.connectors.actor.ActorSession;
import org.sluice.connectors.actor.Episode;
import org.sluice.connectors.actor.PolicyClient;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.env.Generator;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.trial.SpecifiedPolicy;

/**
 * Times an action of the client for programs outside, relative to what a lane does for one: the
 * observation is normalised, and an action drawn with its log-probability. The calls are timed one
 * by one, in turn, on the calling thread.
 */
public final class ActorBenchmark {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int STATES = 64;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * The measurements.
   *
   * @param client microseconds per action of the client, one number per round
   * @param lane the same for a lane
   * @param bytesPerAction heap allocated by the client's, the minimum over the rounds
   */
  public record Result(double[] client, double[] lane, double bytesPerAction) {

    /** The client's time divided by the lane's; the median. */
    public double ratio() {
      return Statistics.medianRatio(client, lane);
    }
  }

  private final double[][] states = LiveLoad.states(STATES);
  private final ActorSession session;
  private final Actor actor;
  private final ObservationStatistics statistics;
  private final Generator random = new Generator(1);
  private final double[] normalised = new double[LiveLoad.OBSERVATIONS];
  private final double[] action = new double[LiveLoad.ACTIONS];
  private double sum; // keeps the compiler from removing actions

  private ActorBenchmark(ActorSession session, PolicySnapshot policy) {
    this.session = session;
    this.actor = new Actor(SpecifiedPolicy.create(policy.specification()));
    actor.setParameters(policy.policy());
    this.statistics = new ObservationStatistics(policy.means(), policy.deviations());
  }

  /**
   * Measures.
   *
   * @param actions per round
   */
  public static Result run(KafkaSettings broker, int actions, int rounds) throws Exception {
    Topics topics = new Topics("actor");
    TopicSettings settings = TopicSettings.defaults(1);
    Administration administration = new Administration(broker);
    administration.ensure(topics, Use.LIVE, settings);
    PolicySnapshot policy = LiveLoad.policy(0);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(broker.producer());
        PolicyClient client =
            PolicyClient.connect(
                broker, topics.prefix(), LiveLoad.TRIAL, ActorOptions.defaults())) {
      Future<RecordMetadata> sent = producer.send(new Messages(topics, settings).of(policy));
      sent.get();
      if (!client.awaitPolicy(PATIENCE)) {
        throw new TimeoutException("waited in vain for a policy");
      }
      return new ActorBenchmark(client.actor("actor"), policy).measure(actions, rounds);
    } finally {
      administration.delete(topics.names(Use.LIVE));
    }
  }

  private Result measure(int actions, int rounds) {
    double[] client = new double[rounds];
    double[] lane = new double[rounds];
    double bytes = Double.POSITIVE_INFINITY;
    for (int round = -1; round < rounds; round++) {
      bytes = Math.min(bytes, (double) bytes(actions) / actions);
      Episode episode = session.begin(states[0]);
      long clientNanos = 0;
      long laneNanos = 0;
      for (int i = 0; i < actions; i++) {
        double[] state = states[i % STATES];
        long start = System.nanoTime();
        sum += episode.act().logProbability();
        long middle = System.nanoTime();
        statistics.normalise(state, normalised);
        sum += actor.act(normalised, random, action);
        laneNanos += System.nanoTime() - middle;
        clientNanos += middle - start;
        episode.step(0, state);
      }
      if (round >= 0) {
        client[round] = clientNanos / NANOS_PER_MICRO / actions;
        lane[round] = laneNanos / NANOS_PER_MICRO / actions;
      }
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalStateException("acted with densities that are not finite");
    }
    return new Result(client, lane, bytes);
  }

  private long bytes(int actions) {
    Episode episode = session.begin(states[0]);
    long bytes = 0;
    for (int i = 0; i < actions; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      sum += episode.act().logProbability();
      bytes += THREADS.getCurrentThreadAllocatedBytes() - before;
      episode.step(0, states[i % STATES]);
    }
    return bytes;
  }
}
