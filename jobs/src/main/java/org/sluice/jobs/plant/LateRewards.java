package org.sluice.jobs.plant;

import java.util.ArrayDeque;
import org.sluice.connectors.actor.ActorSession;
import org.sluice.connectors.actor.Episode;
import org.sluice.env.Generator;

/** Rewards of an actor that are told some steps after they were earned. For one thread. */
final class LateRewards {

  /** After more steps than a record has, so that each is a record of its own. */
  private static final int DELAY = 100;

  private final double share;
  private final FaultCounts counts;
  private final Generator random;
  private final ArrayDeque<Due> waiting = new ArrayDeque<>();
  private long steps;

  private record Due(long at, long episode, long step, double reward) {}

  LateRewards(double share, FaultCounts counts, Generator random) {
    this.share = share;
    this.counts = counts;
    this.random = random;
  }

  /** Lets the reward of the decided step follow, maybe; tells those that are due. */
  void next(ActorSession actor, Episode episode, double reward) {
    steps++;
    if (random.nextDouble() < share) {
      waiting.add(new Due(steps + DELAY, episode.number(), episode.rewardLater(), reward));
      counts.lateRewards.incrementAndGet();
    }
    while (!waiting.isEmpty() && waiting.peek().at() <= steps) {
      tell(actor, waiting.remove());
    }
  }

  /** Tells all that are left. */
  void flush(ActorSession actor) {
    waiting.forEach(due -> tell(actor, due));
    waiting.clear();
  }

  /** Forgets all that are left. */
  void forget() {
    waiting.clear();
  }

  private static void tell(ActorSession actor, Due due) {
    actor.reward(due.episode(), due.step(), due.reward());
  }
}
