package org.sluice.env.wrapper;

import org.sluice.env.Box;
import org.sluice.env.Env;

/**
 * Clips actions to the environment's bounds.
 *
 * <p>This matters if a task's cost depends on the unclipped action. The action space is still the
 * box; agents may choose actions outside it, as everywhere.
 *
 * <p>Source: Gymnasium's wrapper of the same name, which declares an unbounded space instead.
 */
public final class ClipAction extends ActionWrapper {

  private final Box bounds;

  /**
   * @param env an environment that acts on a box; closed with this one
   */
  public ClipAction(Env env) {
    this(env, boxOf(env.spec()));
  }

  private ClipAction(Env env, Box bounds) {
    super("ClipAction", env, bounds);
    this.bounds = bounds;
  }

  @Override
  double inner(int component, double value) {
    return bounds.clip(component, value);
  }
}
