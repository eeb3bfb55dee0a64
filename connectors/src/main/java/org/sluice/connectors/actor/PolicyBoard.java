package org.sluice.connectors.actor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What a client's actors may follow at present, and what they do when it is too old. */
final class PolicyBoard {

  private final String trial;
  private final long began = System.nanoTime();
  private final Lock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();
  private volatile Offer offer;
  private volatile Hold hold = new Hold(Long.MAX_VALUE, null);
  private volatile String problem = "";
  private volatile List<String> others = List.of();

  /**
   * When a policy is too old.
   *
   * @param limit nanoseconds
   * @param action what is done then; null to go on under the last policy
   */
  private record Hold(long limit, double[] action) {}

  PolicyBoard(String trial) {
    this.trial = trial;
  }

  /** What actors follow from now on. */
  void publish(Offer next) {
    lock.lock();
    try {
      offer = next;
      problem = "";
      published.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Null before there is any. */
  Offer offer() {
    return offer;
  }

  /** Why nothing new comes; empty if nothing is known to be wrong. */
  String problem() {
    return problem;
  }

  void problem(String why) {
    problem = why;
  }

  /** Other trials that have policies, while this one has none. */
  List<String> others() {
    return offer == null ? others : List.of();
  }

  void others(List<String> trials) {
    others = trials;
  }

  void hold(Duration limit, double[] action) {
    hold = new Hold(limit.toNanos(), action);
  }

  /** Waits until actors may follow this version or a later one; returns whether they may. */
  boolean await(int version, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (left > 0 && (offer == null || offer.candidate().version() < version)) {
        left = published.awaitNanos(left);
      }
      return offer != null && offer.candidate().version() >= version;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The policy for an actor.
   *
   * @throws NoPolicyException if there is none yet
   */
  ActingPolicy policy(String actor) {
    Offer now = offer;
    if (now == null) {
      throw new NoPolicyException(trial, problem);
    }
    return now.of(actor);
  }

  /** The action to take in place of a policy's; null if a policy is to be followed. */
  double[] fallback() {
    Hold now = hold;
    return now.action != null && isStale(now, offer) ? now.action : null;
  }

  /** The action for want of a usable policy, whatever its age; null if none was given. */
  double[] substitute() {
    return hold.action;
  }

  Freshness freshness() {
    Offer now = offer;
    return new Freshness(
        now == null ? -1 : now.candidate().version(),
        Duration.ofNanos(age(now)),
        isStale(hold, now),
        now != null && now.isFrozen());
  }

  private boolean isStale(Hold now, Offer offered) {
    return offered == null
        || (age(offered) > now.limit
            && !offered.isFrozen()
            && !offered.candidate().snapshot().last());
  }

  private long age(Offer offered) {
    return System.nanoTime() - (offered == null ? began : offered.candidate().published());
  }
}
