package org.sluice.jobs.plant;

import org.sluice.connectors.actor.ActorSession;
import org.sluice.connectors.actor.Episode;
import org.sluice.connectors.actor.PolicyClient;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

/**
 * One environment of a plant and the actor that plays it. One that vanishes takes its open record
 * and its late rewards with it; another of its name goes on. For one thread.
 */
final class PlantActor implements AutoCloseable {

  /** Steps after which an episode whose actor vanishes is left, at most. */
  private static final int LATEST_END = 100;

  private final PolicyClient client;
  private final String name;
  private final Env env;
  private final Step step;
  private final Generator random;
  private final FaultCounts counts;
  private final double vanish;
  private final LateRewards late;
  private ActorSession actor;
  private Episode episode;
  private double episodeReturn;
  private int left;

  PlantActor(
      PolicyClient client, String name, PlantSettings settings, FaultCounts counts, long seed) {
    this.client = client;
    this.name = name;
    this.env = Envs.make(settings.environment());
    this.step = new Step(env.spec());
    this.random = new Generator(seed);
    this.counts = counts;
    this.vanish = settings.faults().vanish();
    this.late = new LateRewards(settings.faults().lateRewards(), counts, random);
    this.actor = client.actor(name);
    env.reset(random.nextLong(), step.observation);
    begin();
  }

  private void begin() {
    episode = actor.begin(step.observation);
    episodeReturn = 0;
    left = random.nextDouble() < vanish ? 1 + random.nextInt(LATEST_END) : Integer.MAX_VALUE;
  }

  /** Takes a step; the return of the episode that ended with it, or not-a-number. */
  double step() {
    env.step(episode.act().applied(), step);
    late.next(actor, episode, step.reward);
    if (step.terminated) {
      episode.terminate(step.reward, step.observation);
    } else if (step.truncated) {
      episode.truncate(step.reward, step.observation);
    } else {
      episode.step(step.reward, step.observation);
    }
    episodeReturn += step.reward;
    double ended = step.ended() ? episodeReturn : Double.NaN;
    left--;
    if (step.ended()) {
      env.reset(step.observation);
      begin();
    } else if (left == 0) {
      counts.vanished.incrementAndGet();
      late.forget();
      actor = client.actor(name);
      env.reset(step.observation);
      begin();
    }
    return ended;
  }

  @Override
  public void close() {
    actor.close();
    late.flush(actor);
    env.close();
  }
}
