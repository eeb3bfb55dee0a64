package org.sluice.learning.actorcritic;

import org.sluice.learning.algorithm.TrialLearner;

/** A learner whose policy and value function are one {@link ActorCriticState}. */
public abstract class ActorCriticLearner implements TrialLearner {

  /** What has been learned. */
  protected final ActorCriticState state;

  /**
   * @param state to start from
   */
  protected ActorCriticLearner(ActorCriticState state) {
    this.state = state;
  }

  /** θ, of policy and value function in one vector; live. */
  public final double[] theta() {
    return state.theta();
  }

  @Override
  public final float[] policy() {
    return state.policy();
  }

  @Override
  public final float[] value() {
    return state.value();
  }

  @Override
  public final byte[] save() {
    return state.save();
  }

  @Override
  public final void restore(byte[] saved) {
    state.restore(saved);
  }
}
