package org.sluice.learning.live.log;

/**
 * What became of the steps in a live trial's log. Their sum is the number of steps in the log.
 *
 * @param taken learned from
 * @param duplicate recorded before, with the same numbers
 * @param stale acted under a version too old to learn from, or recorded while the trial was frozen
 *     or before it was rolled back
 * @param rejected in records that cannot be taken; each is on the rejected topic with its reason
 * @param pending not decided yet: in a batch that is not full, or without their rewards
 */
public record StepCounts(long taken, long duplicate, long stale, long rejected, long pending) {

  /** Nothing yet. */
  public static final StepCounts NONE = new StepCounts(0, 0, 0, 0, 0);

  /** Steps in the log. */
  public long total() {
    return taken + duplicate + stale + rejected + pending;
  }
}
