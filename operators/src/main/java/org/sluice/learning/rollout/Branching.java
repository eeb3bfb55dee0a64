package org.sluice.learning.rollout;

/**
 * How a lane branches during its share of an iteration.
 *
 * @param share the lane's steps, on the trunk and in branches
 * @param states how many states of the trunk it branches from
 * @param branches from each of these states
 * @param length the most steps of a branch
 * @param commonNoise whether the branches of a state draw the same noise after their first actions
 * @param bootstraps whether the value of a truncated branch's last state counts; otherwise nothing
 *     after it does
 */
public record Branching(
    int share, int states, int branches, int length, boolean commonNoise, boolean bootstraps) {

  /**
   * The first states of the trunk, from which those to branch from are drawn: as many as the lane
   * is sure to reach.
   */
  public long candidates() {
    return share - (long) states * branches * length;
  }
}
