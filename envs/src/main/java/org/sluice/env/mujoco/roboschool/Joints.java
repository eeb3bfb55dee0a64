package org.sluice.env.mujoco.roboschool;

import org.sluice.env.Generator;
import org.sluice.env.mujoco.ActuatedJoint;

/**
 * The driven joints' positions relative to their ranges, −1 to 1 within them, and their speeds in
 * units of 10 rad/s, as single-precision numbers.
 */
final class Joints {

  private static final double START = 0.1;
  private static final double SPEED_SCALE = 0.1;
  private static final double LIMIT = 0.99;

  private final ActuatedJoint[] joints;
  private final double[] relative;
  private final double[] speeds;

  Joints(Iterable<ActuatedJoint> joints, int count) {
    this.joints = new ActuatedJoint[count];
    int next = 0;
    for (ActuatedJoint joint : joints) {
      this.joints[next++] = joint;
    }
    this.relative = new double[count];
    this.speeds = new double[count];
  }

  /** Sets every position uniformly on ±0.1 rad, within its range or not, and every speed to 0. */
  void scatter(Generator random, double[] state, int positionSize) {
    for (ActuatedJoint joint : joints) {
      state[joint.position()] = random.uniform(-START, START);
      state[positionSize + joint.velocity()] = 0;
    }
  }

  void update(double[] state, int positionSize) {
    for (int i = 0; i < joints.length; i++) {
      ActuatedJoint joint = joints[i];
      double offset = state[joint.position()] - joint.middle();
      relative[i] = (float) (2 * offset / (joint.high() - joint.low()));
      speeds[i] = (float) (SPEED_SCALE * state[positionSize + joint.velocity()]);
    }
  }

  /** How many are at an end of their range. */
  int atLimit() {
    int number = 0;
    for (double position : relative) {
      number += Math.abs(position) > LIMIT ? 1 : 0;
    }
    return number;
  }

  /** The mean of {@code |a · speed|}. */
  double meanPower(double[] action) {
    double sum = 0;
    for (int i = 0; i < action.length; i++) {
      sum += Math.abs(action[i] * speeds[i]);
    }
    return sum / action.length;
  }

  double relativePosition(int i) {
    return relative[i];
  }

  double speed(int i) {
    return speeds[i];
  }

  int count() {
    return joints.length;
  }
}
