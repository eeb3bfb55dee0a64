package org.sluice.jobs.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.sluice.connectors.actor.ActorSession;
import org.sluice.connectors.actor.Decision;
import org.sluice.connectors.actor.Episode;
import org.sluice.connectors.actor.PolicyClient;
import org.sluice.env.Env;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

/** Pendulums that nobody pauses, each with an actor, on a thread of their own. */
final class Pendulums implements AutoCloseable {

  private final PolicyClient client;
  private final List<Env> envs = new ArrayList<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final CompletableFuture<Void> played;

  /** Begins to play. */
  Pendulums(PolicyClient client, int count) {
    this.client = client;
    for (int i = 0; i < count; i++) {
      envs.add(Envs.make("Pendulum-v1"));
    }
    played = CompletableFuture.runAsync(this::play);
  }

  private void play() {
    try {
      while (!client.awaitPolicy(Duration.ofSeconds(1)) && !stopped.get()) {
        // Not published yet.
      }
    } catch (InterruptedException e) {
      return;
    }
    List<ActorSession> actors = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    List<Episode> episodes = new ArrayList<>();
    for (int i = 0; i < envs.size(); i++) {
      Step step = new Step(envs.get(i).spec());
      envs.get(i).reset(i, step.observation);
      actors.add(client.actor("pendulum-" + i));
      steps.add(step);
      episodes.add(actors.get(i).begin(step.observation));
    }
    while (!stopped.get()) {
      for (int i = 0; i < envs.size(); i++) {
        Decision decision = episodes.get(i).act();
        Step step = steps.get(i);
        envs.get(i).step(decision.applied(), step);
        if (step.truncated) {
          episodes.get(i).truncate(step.reward, step.observation);
          envs.get(i).reset(step.observation);
          episodes.set(i, actors.get(i).begin(step.observation));
        } else {
          episodes.get(i).step(step.reward, step.observation);
        }
      }
      LockSupport.parkNanos(50_000); // the plant has a pace of its own
    }
    actors.forEach(ActorSession::close);
  }

  @Override
  public void close() {
    stopped.set(true);
    played.join();
    envs.forEach(Env::close);
  }
}
