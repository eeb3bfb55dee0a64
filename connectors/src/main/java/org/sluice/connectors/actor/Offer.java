package org.sluice.connectors.actor;

import org.sluice.learning.live.log.Release;

/**
 * What actors may follow at present.
 *
 * @param release which actor follows which version; null if the trial has none
 * @param stable for actors that do not follow the candidate
 * @param candidate the newest
 */
record Offer(Release release, ActingPolicy stable, ActingPolicy candidate) {

  /** The policy for an actor. */
  ActingPolicy of(String actor) {
    return release == null || release.version(actor) == release.candidate() ? candidate : stable;
  }

  boolean isFrozen() {
    return release != null && release.frozen();
  }
}
