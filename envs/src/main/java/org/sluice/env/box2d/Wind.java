package org.sluice.env.box2d;

import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.sluice.env.Generator;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;

/**
 * Wind that pushes the lander sideways and turbulence that turns it, each in every step k in which
 * no leg touches the ground:
 *
 * <pre>
 * power · tanh(sin(0.02 k) + sin(0.01 π k))   N, or N·m
 * </pre>
 *
 * The two count k from starts that an episode draws, whole numbers from −9999 to 9998.
 *
 * <p>Source: Gymnasium 1.4.0, {@code box2d/lunar_lander.py}.
 */
final class Wind {

  /** The largest force. */
  static final TaskParameter<Double> POWER =
      TaskParameter.number("wind-power", 0, 0, 100, "Largest force of the wind, N.");

  /** The largest torque. */
  static final TaskParameter<Double> TURBULENCE =
      TaskParameter.number(
          "turbulence-power", 0, 0, 100, "Largest torque of the wind's turbulence, N·m.");

  /** Numbers in an episode's start. */
  static final int START_SIZE = 2;

  private static final int EARLIEST = 9999;

  private final double power;
  private final double turbulence;
  private final Vec2 force = new Vec2();

  /** Steps that it blew in this episode. */
  private int steps;

  Wind(Task task) {
    this.power = task.get(POWER);
    this.turbulence = task.get(TURBULENCE);
  }

  /** Whether a task has wind or turbulence. */
  static boolean blowsIn(Task task) {
    return task.get(POWER) > 0 || task.get(TURBULENCE) > 0;
  }

  static double drawStart(Generator random) {
    return random.nextInt(2 * EARLIEST) - EARLIEST;
  }

  /** The steps that it blew in this episode, all that changes in it. */
  int steps() {
    return steps;
  }

  void resume(int stepsSoFar) {
    steps = stepsSoFar;
  }

  /** Blows for one step. */
  void blow(Body lander, double windStart, double turbulenceStart) {
    force.set((float) (power * strength(windStart + steps)), 0);
    lander.applyForceToCenter(force);
    lander.applyTorque((float) (turbulence * strength(turbulenceStart + steps)));
    steps++;
  }

  /** Between −1 and 1. */
  static double strength(double k) {
    return StrictMath.tanh(StrictMath.sin(0.02 * k) + StrictMath.sin(0.01 * Math.PI * k));
  }
}
