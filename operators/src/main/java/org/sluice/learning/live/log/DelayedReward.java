package org.sluice.learning.live.log;

/**
 * The reward of a step whose {@link Experience} said that it would follow.
 *
 * @param trial the trial's id
 * @param actor the actor's name
 * @param episode the episode's number
 * @param step the step's number in its episode
 * @param reward of the step
 */
public record DelayedReward(String trial, String actor, long episode, long step, float reward)
    implements LiveRecord {

  /** What the reason begins with if no step waits for the reward. */
  public static final String IGNORED = "the late reward ";

  /** In words, such as {@code of step 41 of episode 3 of actor line-7}. */
  public String words() {
    return String.format("of step %d of episode %d of actor %s", step, episode, actor);
  }
}
