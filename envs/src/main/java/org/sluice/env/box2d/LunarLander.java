package org.sluice.env.box2d;

import org.sluice.env.Discrete;
import org.sluice.env.EnvSpec;
import org.sluice.env.Space;
import org.sluice.env.Task;

/**
 * {@link LunarLanderEnv} with engines at full power or off: none (action 0), left (1), main (2) or
 * right (3).
 *
 * <p>Source: Gymnasium 1.4.0, {@code box2d/lunar_lander.py}, {@code LunarLander-v2}.
 */
public final class LunarLander extends LunarLanderEnv {

  /** The name in the registry. */
  static final String ID = "LunarLander-v2";

  private static final Space ACTIONS = new Discrete(4);

  public LunarLander(Task task) {
    super(task, ACTIONS);
  }

  static EnvSpec spec(Task task) {
    return spec(task, ACTIONS);
  }

  @Override
  void command(double[] action) {
    direction = action[0] - 2;
    mainPower = action[0] == 2 ? 1 : 0;
    sidePower = action[0] == 1 || action[0] == 3 ? 1 : 0;
  }
}
