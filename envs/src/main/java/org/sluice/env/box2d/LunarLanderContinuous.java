package org.sluice.env.box2d;

import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Space;
import org.sluice.env.Task;

/**
 * {@link LunarLanderEnv} with throttles, clipped to ±1: the main engine is on if the first is
 * positive, at half power or more, and a side engine if the second is beyond ±0.5.
 *
 * <p>Source: Gymnasium 1.4.0, {@code box2d/lunar_lander.py}, {@code LunarLanderContinuous-v2}.
 */
public final class LunarLanderContinuous extends LunarLanderEnv {

  /** The name in the registry. */
  static final String ID = "LunarLanderContinuous-v2";

  private static final Space ACTIONS = Box.uniform(2, -1, 1);

  public LunarLanderContinuous(Task task) {
    super(task, ACTIONS);
  }

  static EnvSpec spec(Task task) {
    return spec(task, ACTIONS);
  }

  @Override
  void command(double[] action) {
    double main = Math.min(1, action[0]);
    double side = Math.min(1, Math.abs(action[1]));
    direction = Math.signum(action[1]);
    mainPower = main > 0 ? (main + 1) * 0.5 : 0;
    sidePower = side > 0.5 ? side : 0;
  }
}
