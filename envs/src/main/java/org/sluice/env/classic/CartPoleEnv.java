package org.sluice.env.classic;

import org.sluice.env.Box;
import org.sluice.env.Canvas;
import org.sluice.env.Drawable;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.VectorStateEnv;

/**
 * A pole hinged on a cart that a force F pushes along a track; shared by the two versions.
 *
 * <p>State and observation: cart position x (m) and velocity, pole angle θ from upright (rad) and
 * angular velocity. With gravity g = 9.8 m/s², cart 1 kg, pole m = 0.1 kg of half length l = 0.5 m,
 * M = 1.1 kg and Δt = 0.02 s:
 *
 * <pre>
 * b  = (F + m l θ̇² sin θ) / M
 * θ̈ = (g sin θ − b cos θ) / (l (4/3 − m cos² θ / M))
 * ẍ  = b − m l θ̈ cos θ / M
 * </pre>
 *
 * integrated by explicit Euler: positions advance with the velocities from before the step. Reward
 * 1 on every step, the last included. It terminates when |x| > 2.4 m or |θ| > 12°. Start: each of
 * the four uniform on ±0.05.
 *
 * <p>Source: Barto, Sutton and Anderson 1983, "Neuronlike adaptive elements that can solve
 * difficult learning control problems"; the numbers and the order of operations are those of
 * Gymnasium 1.4.0, {@code classic_control/cartpole.py}.
 */
abstract class CartPoleEnv extends VectorStateEnv implements Drawable {

  /** The largest force, N. */
  static final double MAX_FORCE = 10;

  private static final double GRAVITY = 9.8;
  private static final double POLE_MASS = 0.1;
  private static final double TOTAL_MASS = POLE_MASS + 1.0;
  private static final double HALF_LENGTH = 0.5;
  private static final double POLE_MASS_LENGTH = POLE_MASS * HALF_LENGTH;
  private static final double TIMESTEP = 0.02;
  private static final double MAX_POSITION = 2.4;
  private static final double MAX_ANGLE = 12 * 2 * Math.PI / 360;

  CartPoleEnv(EnvSpec spec) {
    super(spec, 4);
  }

  /** Twice the range in which an episode continues, so that the last observation is also inside. */
  static Box observationSpace() {
    double[] high = {
      (float) (2 * MAX_POSITION),
      Double.POSITIVE_INFINITY,
      (float) (2 * MAX_ANGLE),
      Double.POSITIVE_INFINITY
    };
    double[] low = new double[high.length];
    for (int i = 0; i < high.length; i++) {
      low[i] = -high[i];
    }
    return Box.of(low, high);
  }

  /** The force that an action exerts on the cart, N. */
  abstract double force(double[] action);

  @Override
  protected final void initialise(Generator random) {
    for (int i = 0; i < state.length; i++) {
      state[i] = random.uniform(-0.05, 0.05);
    }
  }

  @Override
  protected final void observe(double[] observation) {
    for (int i = 0; i < state.length; i++) {
      observation[i] = (float) state[i];
    }
  }

  @Override
  protected final void advance(double[] action, Step step) {
    double velocity = state[1];
    double angle = state[2];
    double angularVelocity = state[3];
    double cosine = StrictMath.cos(angle);
    double sine = StrictMath.sin(angle);
    double base =
        (force(action) + POLE_MASS_LENGTH * (angularVelocity * angularVelocity) * sine)
            / TOTAL_MASS;
    double angularAcceleration =
        (GRAVITY * sine - cosine * base)
            / (HALF_LENGTH * (4.0 / 3.0 - POLE_MASS * (cosine * cosine) / TOTAL_MASS));
    double acceleration = base - POLE_MASS_LENGTH * angularAcceleration * cosine / TOTAL_MASS;
    state[0] += TIMESTEP * velocity;
    state[1] += TIMESTEP * acceleration;
    state[2] += TIMESTEP * angularVelocity;
    state[3] += TIMESTEP * angularAcceleration;
    step.reward = 1;
    step.terminated = Math.abs(state[0]) > MAX_POSITION || Math.abs(state[2]) > MAX_ANGLE;
  }

  @Override
  public final void draw(Canvas canvas) {
    checkOpen();
    CartPoleDrawing.draw(canvas, state[0], state[2], 2 * HALF_LENGTH, MAX_POSITION);
  }
}
