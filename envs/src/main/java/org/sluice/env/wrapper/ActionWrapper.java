package org.sluice.env.wrapper;

import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;

/** A wrapper that changes the actions of an environment with a box as its action space. */
abstract class ActionWrapper extends EnvWrapper {

  private final double[] innerAction;

  /**
   * @param actionSpace the agent's action space, with the same number of components
   */
  ActionWrapper(String name, Env env, Box actionSpace) {
    super(name, env, env.spec().withActionSpace(actionSpace));
    this.innerAction = new double[actionSpace.size()];
  }

  /** The inner action space, which must be a box. */
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
    // Checked here, because a change such as clipping would hide an infinite value from the inner
    // check.
    checkOpen();
    spec().checkAction(action);
    for (int i = 0; i < action.length; i++) {
      innerAction[i] = inner(i, action[i]);
    }
    super.step(innerAction, step);
  }
}
