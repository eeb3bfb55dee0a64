package org.sluice.env.mujoco.hierarchy;

import org.sluice.env.mujoco.rllab.Objective;
import org.sluice.env.mujoco.rllab.RllabEnv;

/** Speed in the plane in whatever direction: {@code ‖(vx, vy)‖}, of the mass centre. */
final class PlanarSpeed implements Objective {

  private final boolean signed;

  private PlanarSpeed(boolean signed) {
    this.signed = signed;
  }

  /** All directions are equally good. */
  static PlanarSpeed everywhere() {
    return new PlanarSpeed(false);
  }

  /** Directions towards positive x are good; the speed is negative while {@code vx < 0}. */
  static PlanarSpeed ahead() {
    return new PlanarSpeed(true);
  }

  @Override
  public double reward(RllabEnv robot) {
    double vx = robot.massCentreVelocity(0);
    double vy = robot.massCentreVelocity(1);
    double speed = Math.sqrt(vx * vx + vy * vy);
    return signed && vx < 0 ? -speed : speed;
  }
}
