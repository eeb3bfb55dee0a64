package org.sluice.connectors.actor;

import org.sluice.env.Box;
import org.sluice.env.Space;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.trial.SpecifiedPolicy;

/** A policy version, ready to be acted under by any number of actors. Immutable. */
final class ActingPolicy {

  private final PolicySnapshot snapshot;
  private final Policy policy;
  private final ObservationStatistics statistics;
  private final long published;

  /**
   * @param policy its architecture, the same object for all versions of one specification
   * @param published when it was published, in {@link System#nanoTime}
   */
  ActingPolicy(PolicySnapshot snapshot, Policy policy, long published) {
    this.snapshot = snapshot;
    this.policy = policy;
    this.statistics = new ObservationStatistics(snapshot.means(), snapshot.deviations());
    this.published = published;
  }

  int version() {
    return snapshot.version();
  }

  PolicySnapshot snapshot() {
    return snapshot;
  }

  Policy policy() {
    return policy;
  }

  /** What observations are normalised with. */
  ObservationStatistics statistics() {
    return statistics;
  }

  long published() {
    return published;
  }

  Space observations() {
    return snapshot.specification().spaces().observations();
  }

  /** What actions are cut to before they are applied; null if they are not. */
  Box limits() {
    return SpecifiedPolicy.limits(snapshot.specification());
  }

  @Override
  public String toString() {
    return snapshot.toString();
  }
}
