package org.sluice.connectors.actor;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sluice.learning.live.log.Release;

/**
 * Which of a trial's versions to keep and to offer. A release may name a version that has not
 * arrived yet, whose topic is another: until it has, the latest before it is offered. One that was
 * passed over can only be found by reading the policies again. For one thread.
 */
final class VersionShelf {

  /** Of the newest, beside those that the release names. */
  private static final int KEPT = 4;

  private static final int NONE = -1;

  private final TreeMap<Integer, ActingPolicy> held = new TreeMap<>();
  private Release release;
  private int highest = NONE;
  private int soughtStable = NONE;
  private int soughtCandidate = NONE;

  /** Takes a policy; of two of one version the first counts. */
  void take(ActingPolicy policy) {
    held.putIfAbsent(policy.version(), policy);
    highest = Math.max(highest, policy.version());
    prune();
  }

  /** Takes what actors are to follow from now on. */
  void take(Release next) {
    release = next;
    prune();
  }

  private void prune() {
    int newest = 0;
    for (var all = held.descendingMap().keySet().iterator(); all.hasNext(); ) {
      int version = all.next();
      newest++;
      if (newest > KEPT
          && (release == null || (version != release.stable() && version != release.candidate()))) {
        all.remove();
      }
    }
  }

  /** Whether the release names a version that was passed over and not been sought yet. */
  boolean needsPass() {
    return release != null
        && (isMissing(release.stable(), soughtStable)
            || isMissing(release.candidate(), soughtCandidate));
  }

  private boolean isMissing(int version, int sought) {
    return version < highest && version != sought && !held.containsKey(version);
  }

  /** The policies are read again from their beginning. */
  void beginPass() {
    soughtStable = release.stable();
    soughtCandidate = release.candidate();
  }

  /**
   * What actors may follow; empty before there is any policy.
   *
   * @param present what they followed before, or null
   */
  Optional<Offer> offer(Offer present) {
    if (held.isEmpty()) {
      return Optional.empty();
    }
    if (release == null) {
      ActingPolicy newest = held.lastEntry().getValue();
      return Optional.of(new Offer(null, newest, newest));
    }
    return Optional.of(
        new Offer(
            release,
            nearest(release.stable(), present == null ? null : present.stable()),
            nearest(release.candidate(), present == null ? null : present.candidate())));
  }

  private ActingPolicy nearest(int version, ActingPolicy present) {
    ActingPolicy exact = held.get(version);
    if (exact != null) {
      return exact;
    }
    if (present != null && present.version() <= version) {
      return present;
    }
    Map.Entry<Integer, ActingPolicy> before = held.floorEntry(version);
    return before == null ? held.firstEntry().getValue() : before.getValue();
  }
}
