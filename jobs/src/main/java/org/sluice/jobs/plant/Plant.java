package org.sluice.jobs.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.sluice.connectors.actor.ActorOptions;
import org.sluice.connectors.actor.PolicyClient;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.env.registry.Envs;

/**
 * Environments that a foreign program plays through a {@link PolicyClient}, on a few threads, until
 * it is told to stop or has taken its steps. The learner can do nothing to make them wait.
 */
public final class Plant implements AutoCloseable {

  private final PlantSettings settings;
  private final FaultCounts counts = new FaultCounts();
  private final PolicyClient client;
  private final List<PlantActor> actors = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong granted = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final PlantFigures.Returns returns = new PlantFigures.Returns();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private final CountDownLatch ended;
  private volatile boolean stopped;

  /**
   * Connects; nothing moves yet.
   *
   * @throws org.sluice.env.UnknownEnvException if there is no such environment
   * @throws org.sluice.connectors.kafka.BrokerUnreachableException if no client can be made
   */
  public Plant(KafkaSettings kafka, PlantSettings settings) {
    Envs.spec(settings.environment());
    this.settings = settings;
    SplittableRandom seeds = new SplittableRandom(settings.seed());
    ActorOptions options =
        ActorOptions.defaults()
            .withSeed(seeds.nextLong())
            .withInterceptor(new FaultyLine(settings.faults(), counts, seeds.nextLong()));
    this.client =
        PolicyClient.connect(
            kafka,
            settings.prefix(),
            settings.trial(),
            settings.signingKey().map(options::withSigningKey).orElse(options));
    int count = Math.min(settings.actors(), Runtime.getRuntime().availableProcessors());
    this.ended = new CountDownLatch(count);
    try {
      for (int i = 0; i < settings.actors(); i++) {
        String name = settings.name() + "-" + i;
        actors.add(new PlantActor(client, name, settings, counts, seeds.nextLong()));
      }
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
    for (int i = 0; i < count; i++) {
      int first = i;
      threads.add(new Thread(() -> run(first, count), "plant-" + i));
    }
  }

  /** The connection, such as to wait for the first policy. */
  public PolicyClient client() {
    return client;
  }

  /** Begins to act. There must be a policy. */
  public void start() {
    threads.forEach(Thread::start);
  }

  /** Plays every {@code stride}-th actor in turn. */
  private void run(int first, int stride) {
    Pace pace = new Pace(settings.rate() / stride);
    try {
      for (int i = first; !stopped; i = i + stride < actors.size() ? i + stride : first) {
        if (granted.incrementAndGet() > settings.steps()) {
          break;
        }
        pace.await();
        double ended = actors.get(i).step();
        taken.incrementAndGet();
        if (!Double.isNaN(ended)) {
          returns.add(ended);
        }
      }
      for (int i = first; i < actors.size(); i += stride) {
        actors.get(i).close();
      }
    } catch (RuntimeException | Error e) {
      failure.completeExceptionally(e);
    } finally {
      ended.countDown();
    }
  }

  /**
   * Waits until all steps are taken or an actor has failed.
   *
   * @return whether either is so
   */
  public boolean await(long millis) throws InterruptedException {
    return ended.await(failure.isCompletedExceptionally() ? 0 : millis, TimeUnit.MILLISECONDS)
        || failure.isCompletedExceptionally();
  }

  /**
   * How it fares.
   *
   * @throws java.util.concurrent.CompletionException if an actor has failed
   */
  public PlantFigures figures() {
    failure.getNow(null);
    return new PlantFigures(
        taken.get(),
        client.freshness(),
        returns.mean(),
        client.lost(),
        counts.dropped.get(),
        counts.repeated.get(),
        counts.vanished.get(),
        counts.lateRewards.get());
  }

  /** Stops all actors and writes what they have left. */
  @Override
  public void close() {
    stopped = true;
    threads.stream().filter(thread -> thread.getState() != Thread.State.NEW).forEach(this::join);
    client.close();
  }

  private void join(Thread thread) {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
