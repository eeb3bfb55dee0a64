package org.sluice.env.classic;

import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.Canvas;
import org.sluice.env.Drawable;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.VectorStateEnv;

/**
 * A pendulum to swing up and hold upright with a torque too weak to lift it directly.
 *
 * <p>State: angle θ from upright (rad, never wrapped) and angular velocity ω (rad/s). With gravity
 * g = 10 m/s², length l = 1 m, mass m = 1 kg, Δt = 0.05 s and the torque u clipped to ±2 N·m:
 *
 * <pre>
 * reward = −(wrap(θ)² + 0.1 ω² + 0.001 u²)       of the state before the step
 * ω'     = clip(ω + (3g/(2l) sin θ + 3/(m l²) u) Δt, ±8)
 * θ'     = θ + ω' Δt
 * </pre>
 *
 * Observation: cos θ, sin θ, ω. Start: θ uniform on ±π, ω uniform on ±1. It never terminates.
 *
 * <p>Source: Gymnasium 1.4.0, {@code classic_control/pendulum.py}.
 */
public final class Pendulum extends VectorStateEnv implements Drawable {

  private static final double MAX_SPEED = 8;
  private static final double MAX_TORQUE = 2;
  private static final double TIMESTEP = 0.05;
  private static final double GRAVITY = 10;
  private static final double MASS = 1;
  private static final double LENGTH = 1;

  /** The environment's specification. */
  public static final EnvSpec SPEC =
      new EnvSpec(
          "Pendulum-v1",
          Box.of(new double[] {-1, -1, -MAX_SPEED}, new double[] {1, 1, MAX_SPEED}),
          Box.uniform(1, -MAX_TORQUE, MAX_TORQUE),
          200,
          OptionalDouble.empty(),
          1,
          "Gymnasium 1.4.0, classic_control/pendulum.py");

  public Pendulum() {
    super(SPEC, 2);
  }

  @Override
  protected void initialise(Generator random) {
    state[0] = random.uniform(-Math.PI, Math.PI);
    state[1] = random.uniform(-1, 1);
  }

  @Override
  protected void observe(double[] observation) {
    observation[0] = (float) StrictMath.cos(state[0]);
    observation[1] = (float) StrictMath.sin(state[0]);
    observation[2] = (float) state[1];
  }

  @Override
  protected void advance(double[] action, Step step) {
    double angle = state[0];
    double speed = state[1];
    double torque = Math.max(-MAX_TORQUE, Math.min(MAX_TORQUE, action[0]));
    double deviation = wrap(angle);
    step.reward = -(deviation * deviation + 0.1 * (speed * speed) + 0.001 * (torque * torque));
    double acceleration =
        3 * GRAVITY / (2 * LENGTH) * StrictMath.sin(angle) + 3 / (MASS * LENGTH * LENGTH) * torque;
    double newSpeed = Math.max(-MAX_SPEED, Math.min(MAX_SPEED, speed + acceleration * TIMESTEP));
    state[0] = angle + newSpeed * TIMESTEP;
    state[1] = newSpeed;
  }

  @Override
  public void draw(Canvas canvas) {
    checkOpen();
    PendulumDrawing.draw(canvas, state[0], LENGTH);
  }

  /** The angle wrapped to [−π, π), by a remainder with the divisor's sign, as in Python. */
  static double wrap(double angle) {
    double turn = 2 * Math.PI;
    double remainder = (angle + Math.PI) % turn;
    return (remainder < 0 ? remainder + turn : remainder) - Math.PI;
  }
}
