package org.sluice.env.box2d.controller;

import org.sluice.env.Controller;

/**
 * Lands between the flags: tilts against the distance and drift from the pad, and brakes the
 * descent in proportion to the height. It lands nearly always, with a return of about 280.
 *
 * <p>Source: {@code heuristic} of Gymnasium 1.4.0, {@code box2d/lunar_lander.py}.
 */
public final class LanderController implements Controller {

  private static final double STEEPEST = 0.4;
  private static final double DEAD_ZONE = 0.05;

  private final boolean discrete;

  /**
   * @param discrete whether it chooses one of the four engines, or two throttles
   */
  public LanderController(boolean discrete) {
    this.discrete = discrete;
  }

  @Override
  public void act(double[] observation, double[] action) {
    double x = observation[0];
    double y = observation[1];
    double fall = observation[3];
    double tilt = Math.max(-STEEPEST, Math.min(STEEPEST, 0.5 * x + observation[2]));
    double height = 0.55 * Math.abs(x);
    boolean landed = observation[6] != 0 || observation[7] != 0;
    double turn = landed ? 0 : 0.5 * (tilt - observation[4]) - observation[5];
    double lift = landed ? -0.5 * fall : 0.5 * (height - y) - 0.5 * fall;
    if (discrete) {
      action[0] = engine(turn, lift);
    } else {
      action[0] = clip(20 * lift - 1);
      action[1] = clip(-20 * turn);
    }
  }

  /** Nothing (0), left (1), main (2) or right (3). */
  private static int engine(double turn, double lift) {
    if (lift > Math.abs(turn) && lift > DEAD_ZONE) {
      return 2;
    }
    return turn < -DEAD_ZONE ? 3 : turn > DEAD_ZONE ? 1 : 0;
  }

  private static double clip(double throttle) {
    return Math.max(-1, Math.min(1, throttle));
  }
}
