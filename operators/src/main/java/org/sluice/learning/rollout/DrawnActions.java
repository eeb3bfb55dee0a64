package org.sluice.learning.rollout;

import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;

/** Samples each action from the policy. */
public final class DrawnActions implements Behaviour {

  @Override
  public double act(Actor actor, double[] observation, Generator random, double[] action) {
    return actor.act(observation, random, action);
  }
}
