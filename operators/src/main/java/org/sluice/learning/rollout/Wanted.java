package org.sluice.learning.rollout;

/**
 * What a lane computes beside acting, because the algorithm learns from it.
 *
 * @param logProbabilities of the actions
 * @param values of the observations
 */
public record Wanted(boolean logProbabilities, boolean values) {

  /** All that there is. */
  public static final Wanted ALL = new Wanted(true, true);
}
