package org.sluice.learning.live.log;

/**
 * Which versions actors are to follow.
 *
 * @param trial the trial's id
 * @param stable the version for everyone who does not follow the candidate
 * @param candidate the newest version
 * @param share of the actors that follow the candidate, 0 … 1
 * @param frozen whether the trial learns nothing at present
 */
public record Release(String trial, int stable, int candidate, double share, boolean frozen)
    implements LiveNote {

  /**
   * The version for an actor. An actor stays on its side while only the versions change.
   *
   * @param actor the actor's name
   */
  public int version(String actor) {
    if (share >= 1) {
      return candidate;
    }
    // The upper bits of a multiplicative hash: names that differ in one digit are spread evenly.
    double place = ((actor.hashCode() * 0x9E3779B1) >>> 8) / (double) (1 << 24);
    return place < share ? candidate : stable;
  }
}
