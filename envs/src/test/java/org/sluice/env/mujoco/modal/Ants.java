package org.sluice.env.mujoco.modal;

/** States of the ant. */
final class Ants {

  private Ants() {}

  /** Upright at the origin, with straight legs, all of it moving with the same velocity. */
  static double[] state(double height, double vx, double vy) {
    double[] state = new double[29];
    state[2] = height;
    state[3] = 1;
    state[15] = vx;
    state[16] = vy;
    return state;
  }
}
