package org.sluice.learning.rollout.exploration;

import java.nio.ByteBuffer;
import org.sluice.env.Generator;
import org.sluice.env.Space;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.rollout.Behaviour;

/** Draws a lane's first actions uniformly from the action space, then behaves in another way. */
public final class UniformAtFirst implements Behaviour {

  private final long steps;
  private final Space actions;
  private final Behaviour then;
  private long taken;

  /**
   * @param steps of the lane with uniform actions
   * @param then owned by this behaviour afterwards
   */
  public UniformAtFirst(long steps, Space actions, Behaviour then) {
    this.steps = steps;
    this.actions = actions;
    this.then = then;
  }

  @Override
  public double act(Actor actor, double[] observation, Generator random, double[] action) {
    if (taken >= steps) {
      return then.act(actor, observation, random, action);
    }
    taken++;
    actions.sample(random, action);
    return 0;
  }

  @Override
  public void episodeEnded() {
    then.episodeEnded();
  }

  @Override
  public int stateBytes() {
    return Long.BYTES + then.stateBytes();
  }

  @Override
  public void save(ByteBuffer out) {
    out.putLong(taken);
    then.save(out);
  }

  @Override
  public void restore(ByteBuffer in) {
    taken = in.getLong();
    then.restore(in);
  }
}
