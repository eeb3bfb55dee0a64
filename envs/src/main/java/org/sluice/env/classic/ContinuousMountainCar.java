package org.sluice.env.classic;

import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;

/**
 * {@link MountainCarEnv} pushed by 0.0015 clip(a, ±1); goal x ≥ 0.45.
 *
 * <p>Reward: 100 on reaching the goal, minus 0.1 a² with the action as given, not clipped. After
 * each step the state is rounded to single precision; the arithmetic within a step is double.
 *
 * <p>Source: Gymnasium 1.4.0, {@code classic_control/continuous_mountain_car.py}, with the numeric
 * promotion of NumPy 1.24 (NumPy 2 computes in single precision throughout).
 */
public final class ContinuousMountainCar extends MountainCarEnv {

  private static final double POWER = 0.0015;
  private static final double MAX_ACTION = 1;

  /** The environment's specification. */
  public static final EnvSpec SPEC =
      new EnvSpec(
          "MountainCarContinuous-v0",
          observationSpace(),
          Box.uniform(1, -MAX_ACTION, MAX_ACTION),
          999,
          OptionalDouble.of(90),
          1,
          "Gymnasium 1.4.0, classic_control/continuous_mountain_car.py");

  public ContinuousMountainCar() {
    super(SPEC, 0.45);
  }

  @Override
  protected void advance(double[] action, Step step) {
    double force = Math.max(-MAX_ACTION, Math.min(MAX_ACTION, action[0]));
    step.terminated = push(force * POWER);
    step.reward = (step.terminated ? 100 : 0) - action[0] * action[0] * 0.1;
    state[0] = (float) state[0];
    state[1] = (float) state[1];
  }
}
