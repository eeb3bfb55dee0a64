package org.sluice.learning.rollout;

import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;

/** Takes the policy's deterministic action, that of central noise. */
public final class CentralActions implements Behaviour {

  @Override
  public double act(Actor actor, double[] observation, Generator random, double[] action) {
    return actor.actCentrally(observation, action);
  }
}
