package org.sluice.learning.live.log;

import java.util.Arrays;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Transitions;

/**
 * Consecutive steps of one episode that an actor took under one policy version.
 *
 * @param trial the trial's id
 * @param actor the actor's name; unique in the trial
 * @param episode the episode's number; an actor's later episodes have higher numbers
 * @param step the number of the first of the steps in its episode, from 0
 * @param version the policy version that acted
 * @param transitions at least one step. Only the last may end the episode; {@code nextObservation}
 *     is always the observation after the last step, and {@code finalObservations} repeats it if
 *     the episode was truncated there. Log-probabilities are those that the actor computed
 * @param rewardsLater the positions among these steps, rising, whose rewards follow as {@link
 *     DelayedReward}; their rewards here do not count
 */
public record Experience(
    String trial,
    String actor,
    long episode,
    long step,
    int version,
    Transitions transitions,
    int[] rewardsLater)
    implements LiveRecord {

  /** How many steps there are. */
  public int steps() {
    return transitions.steps();
  }

  /** The number of the step after these in the episode. */
  public long nextStep() {
    return step + steps();
  }

  /** Whether the episode ends with the last step. */
  public boolean endsEpisode() {
    return transitions.ends()[steps() - 1] != EndMark.NONE.code();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Experience that
        && trial.equals(that.trial)
        && actor.equals(that.actor)
        && episode == that.episode
        && step == that.step
        && version == that.version
        && transitions.equals(that.transitions)
        && Arrays.equals(rewardsLater, that.rewardsLater);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * actor.hashCode() + Long.hashCode(episode)) + Long.hashCode(step);
  }

  @Override
  public String toString() {
    return String.format(
        "steps %d … %d of episode %d of actor %s under version %d",
        step, nextStep() - 1, episode, actor, version);
  }
}
