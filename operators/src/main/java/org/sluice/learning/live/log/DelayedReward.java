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
    implements LiveRecord {}
