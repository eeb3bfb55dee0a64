package org.sluice.connectors.actor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.trial.SpecifiedPolicy;

/**
 * A program's connection to a live trial: follows its policies and writes what its actors
 * experience. Nothing that an actor calls ever waits for a broker.
 *
 * <pre>{@code
 * try (PolicyClient client = PolicyClient.connect(KafkaSettings.of("broker:9092"), "run", "plant")) {
 *   client.awaitPolicy(Duration.ofMinutes(1));
 *   ActorSession actor = client.actor("line-7");
 *   Episode episode = actor.begin(observation);
 *   while (running) {
 *     Decision decision = episode.act();
 *     plant.apply(decision.applied());
 *     episode.step(plant.reward(), plant.observe());
 *   }
 *   episode.truncate(plant.reward(), plant.observe());
 * }
 * }</pre>
 *
 * <p>It reconnects by itself for as long as it is open. While no broker answers, actors go on under
 * the policy that they have, and the latest records are kept; {@link #lost} counts the others. For
 * any number of threads.
 */
public final class PolicyClient implements AutoCloseable {

  private final String trial;
  private final ActorOptions options;
  private final PolicyBoard board;
  private final PolicyTail tail;
  private final Outbox outbox;

  private PolicyClient(KafkaSettings settings, Topics topics, String trial, ActorOptions options) {
    this.trial = trial;
    this.options = options;
    this.board = new PolicyBoard(trial);
    this.tail =
        new PolicyTail(
            settings,
            topics,
            trial,
            options.largestPolicy(),
            new SpecifiedPolicies(SpecifiedPolicy::createAlone), // its actors act on their own
            board);
    try {
      this.outbox = new Outbox(settings, new Messages(topics, 1), options);
    } catch (BrokerUnreachableException e) {
      tail.close();
      throw e;
    }
  }

  /**
   * Connects, without waiting for a broker.
   *
   * @param prefix of the run's topics
   * @param trial the trial's id
   * @throws BrokerUnreachableException if no client can be made of the settings
   * @throws IllegalArgumentException if no topic can have such a prefix
   */
  public static PolicyClient connect(KafkaSettings settings, String prefix, String trial) {
    return connect(settings, prefix, trial, ActorOptions.defaults());
  }

  /** {@link #connect(KafkaSettings, String, String)}, with options. */
  public static PolicyClient connect(
      KafkaSettings settings, String prefix, String trial, ActorOptions options) {
    PolicyClient client = new PolicyClient(settings, new Topics(prefix), trial, options);
    client.tail.start();
    client.outbox.start();
    return client;
  }

  /**
   * Waits for the first policy.
   *
   * @return whether there is one now
   */
  public boolean awaitPolicy(Duration patience) throws InterruptedException {
    return awaitPolicy(0, patience);
  }

  /**
   * Waits for a version or a later one.
   *
   * @return whether actors may follow it now
   */
  public boolean awaitPolicy(int version, Duration patience) throws InterruptedException {
    return board.await(version, patience);
  }

  /**
   * An actor; it needs no policy yet.
   *
   * @param name unique among the trial's actors, 1 to 200 characters; the same after a restart
   * @throws IllegalArgumentException if the name is empty or too long
   */
  public ActorSession actor(String name) {
    return new ActorSession(trial, name, board, this::send, options.stepsPerRecord(), seed(name));
  }

  /** By SplitMix64 (Steele et al. 2014), different for each name. */
  private long seed(String name) {
    CRC32C hash = new CRC32C();
    hash.update(name.getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(options.seed() + new SplittableRandom(hash.getValue()).nextLong())
        .nextLong();
  }

  private void send(LiveRecord record) {
    options.interceptor().accept(record, outbox::add);
  }

  /**
   * Sets how old the newest policy may be. If it is older, and the trial neither frozen nor over,
   * {@link #freshness} says so, and actors go on under the last policy.
   */
  public void hold(Duration limit) {
    board.hold(limit, null);
  }

  /**
   * Sets how old the newest policy may be, and what is done if it is older, or if there is none.
   * Steps with this action are not recorded.
   *
   * @param action Not modified. {@code [actionDim]}
   */
  public void hold(Duration limit, double[] action) {
    board.hold(limit, action.clone());
  }

  /** How new the policies are. */
  public Freshness freshness() {
    return board.freshness();
  }

  /**
   * Other trials that have policies on these topics, up to 20, while this one has none: its id may
   * be wrong. Empty otherwise.
   */
  public List<String> otherTrials() {
    return board.others();
  }

  /** Why there is no policy, or none that is new; empty if nothing is known to be wrong. */
  public String problem() {
    return board.problem();
  }

  /** Steps and delayed rewards that were not written and will not be. */
  public long lost() {
    return outbox.lost();
  }

  /** Steps and delayed rewards that a broker has acknowledged. */
  public long written() {
    return outbox.written();
  }

  /** Writes what is left, for a few seconds, and ends. Actors' open records are not in it. */
  @Override
  public void close() {
    tail.close();
    outbox.close();
  }
}
