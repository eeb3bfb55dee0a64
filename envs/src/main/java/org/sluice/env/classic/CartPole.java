package org.sluice.env.classic;

import java.util.OptionalDouble;
import org.sluice.env.Discrete;
import org.sluice.env.EnvSpec;

/**
 * {@link CartPoleEnv} pushed fully left (action 0, −10 N) or fully right (action 1, +10 N).
 *
 * <p>Source: Gymnasium 1.4.0, {@code classic_control/cartpole.py}.
 */
public final class CartPole extends CartPoleEnv {

  /** The environment's specification. */
  public static final EnvSpec SPEC =
      new EnvSpec(
          "CartPole-v1",
          observationSpace(),
          new Discrete(2),
          500,
          OptionalDouble.of(475),
          1,
          "Gymnasium 1.4.0, classic_control/cartpole.py");

  public CartPole() {
    super(SPEC);
  }

  @Override
  double force(double[] action) {
    return action[0] == 1 ? MAX_FORCE : -MAX_FORCE;
  }
}
