package org.sluice.learning.imitation;

import org.sluice.learning.records.Transitions;

/**
 * An episode of an expert, from its first step on.
 *
 * @param task the environment
 * @param expert who acted, in words
 * @param seed of the environment and of the actions
 * @param transitions at least one step; only the last may end the episode, and the observation
 *     after it is the episode's last. Without log-probabilities
 */
public record Demonstration(String task, String expert, long seed, Transitions transitions) {}
