package org.sluice.learning.theory;

import org.sluice.env.Generator;

/**
 * A random process, a policy, and its mixture with another: what surveys of bounds draw.
 *
 * @param mdp 2 to 6 states, 2 to 4 actions, γ from 0.05 to 0.95
 * @param from a policy
 * @param to (1 − α) of it and α of another, with α from 0.01 to 1
 */
public record RandomChange(Mdp mdp, TabularPolicy from, TabularPolicy to) {

  private static final int MOST_STATES = 6;
  private static final int MOST_ACTIONS = 4;
  private static final double LEAST_GAMMA = 0.05;
  private static final double MOST_GAMMA = 0.95;
  private static final double LEAST_ALPHA = 0.01;

  /** Draws one. */
  public static RandomChange draw(Generator random) {
    int states = 2 + random.nextInt(MOST_STATES - 1);
    int actions = 2 + random.nextInt(MOST_ACTIONS - 1);
    Mdp mdp = Mdp.random(states, actions, random.uniform(LEAST_GAMMA, MOST_GAMMA), random);
    TabularPolicy policy = TabularPolicy.random(states, actions, random);
    TabularPolicy other = TabularPolicy.random(states, actions, random);
    return new RandomChange(mdp, policy, policy.mixedWith(other, random.uniform(LEAST_ALPHA, 1)));
  }
}
