package org.sluice.env.wrapper;

import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;

/** An environment that is driven through another action than its own; it must act on a box. */
abstract class ActionWrapper extends EnvWrapper {

  private final double[] innerAction;

  /**
   * @param actionSpace what the agent chooses from, component for component
   */
  ActionWrapper(String name, Env env, Box actionSpace) {
    super(name, env, env.spec().withActionSpace(actionSpace));
    this.innerAction = new double[actionSpace.size()];
  }

  /** The inner action space, refused if it is not a box. */
  static Box boxOf(EnvSpec spec) {
    if (spec.actionSpace() instanceof Box box) {
      return box;
    }
    throw new IllegalArgumentException(
        spec.id() + ": only actions from a box can be changed, not from " + spec.actionSpace());
  }

  /** One component of the inner environment's action. */
  abstract double inner(int component, double value);

  @Override
  public final void step(double[] action, Step step) {
    // Here, because a change such as clipping would hide an infinite value from the inner check.
    checkOpen();
    spec().checkAction(action);
    for (int i = 0; i < action.length; i++) {
      innerAction[i] = inner(i, action[i]);
    }
    super.step(innerAction, step);
  }
}
