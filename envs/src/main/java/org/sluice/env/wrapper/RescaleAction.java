package org.sluice.env.wrapper;

import org.sluice.env.Box;
import org.sluice.env.Env;

/**
 * Lets the agent act on [−1, 1] in each component, mapped affinely to the environment's bounds:
 *
 * <pre>inner = ((1 − a) low + (1 + a) high) / 2</pre>
 *
 * The ends are mapped to the ends exactly. Actions beyond ±1 map beyond the bounds; their effect is
 * defined by the task, or by a {@link ClipAction} inside this wrapper.
 *
 * <p>Source: rllab's {@code normalized_env.py} without its clipping.
 */
public final class RescaleAction extends ActionWrapper {

  private final Box bounds;

  /**
   * @param env an environment that acts on a box with finite bounds; closed with this one
   */
  public RescaleAction(Env env) {
    this(env, boxOf(env.spec()));
  }

  private RescaleAction(Env env, Box bounds) {
    super("RescaleAction", env, Box.uniform(bounds.size(), -1, 1));
    for (int i = 0; i < bounds.size(); i++) {
      if (!bounds.isBounded(i)) {
        throw new IllegalArgumentException(
            env.spec().id() + ": component " + i + " of the action lacks a finite bound");
      }
    }
    this.bounds = bounds;
  }

  @Override
  double inner(int component, double value) {
    return ((1 - value) * bounds.low(component) + (1 + value) * bounds.high(component)) / 2;
  }
}
