package org.sluice.env.classic;

import org.sluice.env.Box;
import org.sluice.env.Canvas;
import org.sluice.env.Drawable;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.VectorStateEnv;

/**
 * A car in a valley, too weak for the slope, that must swing to reach the flag; shared by the two
 * versions.
 *
 * <p>State and observation: position x and velocity v per step. With the push p of one step:
 *
 * <pre>
 * v' = clip(v + p − 0.0025 cos 3x, ±0.07)
 * x' = clip(x + v', −1.2, 0.6);  v' = 0 if x' = −1.2 and v' &lt; 0
 * </pre>
 *
 * It terminates when x' has reached the goal and v' ≥ 0. Start: x uniform on [−0.6, −0.4), v = 0.
 *
 * <p>Source: Moore 1990, "Efficient memory-based learning for robot control"; the numbers and the
 * order of operations are Gymnasium's.
 */
abstract class MountainCarEnv extends VectorStateEnv implements Drawable {

  private static final double MIN_POSITION = -1.2;
  private static final double MAX_POSITION = 0.6;
  private static final double MAX_SPEED = 0.07;
  private static final double GRAVITY = 0.0025;

  private final double goalPosition;

  MountainCarEnv(EnvSpec spec, double goalPosition) {
    super(spec, 2);
    this.goalPosition = goalPosition;
  }

  /** Its bounds are rounded to single precision, as the observations in it are. */
  static Box observationSpace() {
    return Box.of(
        new double[] {(float) MIN_POSITION, (float) -MAX_SPEED},
        new double[] {(float) MAX_POSITION, (float) MAX_SPEED});
  }

  /** Advances the state; returns whether the car is at the goal. */
  final boolean push(double push) {
    double velocity = state[1] + (push - GRAVITY * StrictMath.cos(3 * state[0]));
    velocity = Math.max(-MAX_SPEED, Math.min(MAX_SPEED, velocity));
    double position = Math.max(MIN_POSITION, Math.min(MAX_POSITION, state[0] + velocity));
    if (position == MIN_POSITION && velocity < 0) {
      velocity = 0;
    }
    state[0] = position;
    state[1] = velocity;
    return position >= goalPosition && velocity >= 0;
  }

  @Override
  protected final void initialise(Generator random) {
    state[0] = random.uniform(-0.6, -0.4);
    state[1] = 0;
  }

  @Override
  protected final void observe(double[] observation) {
    observation[0] = (float) state[0];
    observation[1] = (float) state[1];
  }

  @Override
  public final void draw(Canvas canvas) {
    checkOpen();
    MountainCarDrawing.draw(canvas, state[0], goalPosition, MIN_POSITION, MAX_POSITION);
  }
}
