package org.sluice.env.box2d;

import org.sluice.env.Discrete;
import org.sluice.env.EnvSpec;

/**
 * {@link LunarLanderEnv} with engines at full power or off: none (action 0), left (1), main (2) or
 * right (3).
 *
 * <p>Source: Gymnasium 1.4.0, {@code box2d/lunar_lander.py}, {@code LunarLander-v2}.
 */
public final class LunarLander extends LunarLanderEnv {

  /** The environment's specification. */
  public static final EnvSpec SPEC = spec("LunarLander-v2", new Discrete(4));

  public LunarLander() {
    super(SPEC);
  }

  @Override
  void command(double[] action) {
    direction = action[0] - 2;
    mainPower = action[0] == 2 ? 1 : 0;
    sidePower = action[0] == 1 || action[0] == 3 ? 1 : 0;
  }
}
