package org.sluice.learning.rollout;

/**
 * What a lane records for the algorithm besides acting.
 *
 * @param logProbabilities of the actions
 * @param values of the observations
 */
public record Wanted(boolean logProbabilities, boolean values) {

  /** Nothing else. */
  public static final Wanted NOTHING = new Wanted(false, false);

  /** Everything. */
  public static final Wanted ALL = new Wanted(true, true);
}
