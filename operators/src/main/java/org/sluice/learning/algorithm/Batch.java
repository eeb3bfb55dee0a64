package org.sluice.learning.algorithm;

import java.util.List;
import org.sluice.learning.replay.ReplayBuffer;
import org.sluice.learning.rollout.WholeEpisode;

/**
 * An iteration's transitions, ordered by lane and step; row-major.
 *
 * @param observations normalised as for the policy that acted, {@code [batch, observationDim]}
 * @param actions as sampled from the policy, {@code [batch, actionDim]}
 * @param logProbabilities log π of the actions when they were taken, {@code [batch]}; empty if the
 *     algorithm does not want them
 * @param values V of the observations at that time, like the log-probabilities
 * @param advantages {@code [batch]}; empty if the algorithm has no targets
 * @param returns the targets of the value function, like the advantages
 * @param episodeReturns returns of the episodes that ended, lane by lane
 * @param remaining the fraction of the trial that remains, including this iteration: 1 for the
 *     first
 * @param branches for each transition, the branch that it belongs to, from 1, or 0 for the trunk,
 *     {@code [batch]}; empty without branches
 * @param episodes those that are whole, lane by lane; empty unless lanes {@linkplain
 *     org.sluice.learning.rollout.Sampler#wholeEpisodes begin each iteration with a new one}
 * @param replay the trial's latest transitions, with this iteration's as the newest; empty if the
 *     algorithm has no replay buffer
 */
public record Batch(
    double[] observations,
    double[] actions,
    double[] logProbabilities,
    double[] values,
    double[] advantages,
    double[] returns,
    double[] episodeReturns,
    double remaining,
    byte[] branches,
    List<WholeEpisode> episodes,
    ReplayBuffer replay) {

  /** A batch without branches or whole episodes. */
  public Batch(
      double[] observations,
      double[] actions,
      double[] logProbabilities,
      double[] values,
      double[] advantages,
      double[] returns,
      double[] episodeReturns,
      double remaining,
      ReplayBuffer replay) {
    this(
        observations,
        actions,
        logProbabilities,
        values,
        advantages,
        returns,
        episodeReturns,
        remaining,
        new byte[0],
        List.of(),
        replay);
  }

  /** A batch without branches, whole episodes or a replay buffer. */
  public Batch(
      double[] observations,
      double[] actions,
      double[] logProbabilities,
      double[] values,
      double[] advantages,
      double[] returns,
      double[] episodeReturns,
      double remaining) {
    this(
        observations,
        actions,
        logProbabilities,
        values,
        advantages,
        returns,
        episodeReturns,
        remaining,
        ReplayBuffer.none());
  }

  /** The number of transitions. Only for algorithms with targets. */
  public int size() {
    return advantages.length;
  }
}
