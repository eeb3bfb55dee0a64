package org.sluice.learning.rollout.exploration;

import java.nio.ByteBuffer;
import org.sluice.env.Discrete;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.rollout.Behaviour;

/**
 * The policy's deterministic action, or with probability ε a uniformly drawn one; ε falls linearly
 * over a lane's first steps.
 */
public final class EpsilonGreedy implements Behaviour {

  private final Discrete actions;
  private final double first;
  private final double last;
  private final long steps;
  private long taken;

  /**
   * @param first ε of the first step
   * @param last ε of all steps from {@code steps} on
   * @param steps of the lane, over which ε falls; 0 for the last ε from the start
   */
  public EpsilonGreedy(Discrete actions, double first, double last, long steps) {
    this.actions = actions;
    this.first = first;
    this.last = last;
    this.steps = steps;
  }

  @Override
  public double act(Actor actor, double[] observation, Generator random, double[] action) {
    double done = taken < steps ? (double) taken / steps : 1;
    double epsilon = first + done * (last - first);
    taken++;
    if (random.nextDouble() < epsilon) {
      actions.sample(random, action);
      return 0;
    }
    return actor.actCentrally(observation, action);
  }

  @Override
  public int stateBytes() {
    return Long.BYTES;
  }

  @Override
  public void save(ByteBuffer out) {
    out.putLong(taken);
  }

  @Override
  public void restore(ByteBuffer in) {
    taken = in.getLong();
  }
}
