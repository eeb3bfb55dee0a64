package org.sluice.env.classic;

import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;

/**
 * {@link CartPoleEnv} pushed by any force within ±10 N; stronger actions are clipped.
 *
 * <p>Source: Barto, Sutton and Anderson 1983, with the continuous force that "Trust Region Policy
 * Optimization" (Schulman et al. 2015) lets a Gaussian policy choose.
 */
public final class ContinuousCartPole extends CartPoleEnv {

  /** The environment's specification. */
  public static final EnvSpec SPEC =
      new EnvSpec(
          "ContinuousCartPole-v0",
          observationSpace(),
          Box.uniform(1, -MAX_FORCE, MAX_FORCE),
          500,
          OptionalDouble.empty(),
          1,
          "Barto et al. 1983; continuous force as in Schulman et al. 2015");

  public ContinuousCartPole() {
    super(SPEC);
  }

  @Override
  double force(double[] action) {
    return Math.max(-MAX_FORCE, Math.min(MAX_FORCE, action[0]));
  }
}
