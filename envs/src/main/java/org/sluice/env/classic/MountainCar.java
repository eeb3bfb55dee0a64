package org.sluice.env.classic;

import java.util.OptionalDouble;
import org.sluice.env.Discrete;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;

/**
 * {@link MountainCarEnv} pushed left (action 0), not at all (1) or right (2), by 0.001 (a − 1);
 * goal x ≥ 0.5. Reward −1 on every step, the last included.
 *
 * <p>Source: Gymnasium 1.4.0, {@code classic_control/mountain_car.py}, MountainCar-v0.
 */
public final class MountainCar extends MountainCarEnv {

  private static final double POWER = 0.001;

  /** The environment's specification. */
  public static final EnvSpec SPEC =
      new EnvSpec(
          "MountainCar-v0",
          observationSpace(),
          new Discrete(3),
          200,
          OptionalDouble.of(-110),
          1,
          "Gymnasium 1.4.0, classic_control/mountain_car.py");

  public MountainCar() {
    super(SPEC, 0.5);
  }

  @Override
  protected void advance(double[] action, Step step) {
    step.terminated = push((action[0] - 1) * POWER);
    step.reward = -1;
  }
}
