package org.sluice.env.box2d.controller;

import org.sluice.env.Controller;

/**
 * Walks in three phases: swings one leg forward while it stands on the other, puts it down, and
 * pushes off with the leg behind. Proportional-derivative controllers drive hips and knees to the
 * phase's angles, keep the hull upright and damp its bouncing.
 *
 * <p>Source: {@code BipedalWalkerHeuristics} of Gymnasium 1.4.0, {@code box2d/bipedal_walker.py}.
 */
public final class WalkerController implements Controller {

  private enum Phase {
    SWING,
    PUT_DOWN,
    PUSH_OFF
  }

  private static final double SPEED = 0.29;
  private static final double BENT_KNEE = 0.1;

  /** Stands for a joint that is not driven to an angle. */
  private static final double FREE = Double.NaN;

  // Of a leg's part in the observation.
  private static final int HIP = 0;
  private static final int KNEE = 2;
  private static final int CONTACT = 4;

  private final double[] hipTargets = new double[2];
  private final double[] kneeTargets = new double[2];
  private Phase phase;
  private int moving;
  private double supportingKnee;

  @Override
  public void begin() {
    phase = Phase.SWING;
    moving = 0;
    supportingKnee = BENT_KNEE;
  }

  @Override
  public void act(double[] observation, double[] action) {
    chooseTargets(observation);
    double upright = -0.9 * observation[0] - 1.5 * observation[1];
    double damping = 15 * observation[3];
    for (int leg = 0; leg < 2; leg++) {
      double hip = drive(0.9, hipTargets[leg], observation, leg(leg) + HIP);
      double knee = drive(4, kneeTargets[leg], observation, leg(leg) + KNEE);
      action[2 * leg] = clip(0.5 * (hip - upright));
      action[2 * leg + 1] = clip(0.5 * (knee - damping));
    }
  }

  /** A phase that ends hands over to the next in the same step, except the last. */
  private void chooseTargets(double[] observation) {
    int supporting = 1 - moving;
    hipTargets[0] = FREE;
    hipTargets[1] = FREE;
    kneeTargets[0] = FREE;
    kneeTargets[1] = FREE;
    double speed = observation[2];
    if (phase == Phase.SWING) {
      hipTargets[moving] = 1.1;
      kneeTargets[moving] = -0.6;
      supportingKnee = Math.min(BENT_KNEE, supportingKnee + (speed > SPEED ? 0.06 : 0.03));
      kneeTargets[supporting] = supportingKnee;
      if (observation[leg(supporting) + HIP] < 0.10) {
        phase = Phase.PUT_DOWN;
      }
    }
    if (phase == Phase.PUT_DOWN) {
      hipTargets[moving] = 0.1;
      kneeTargets[moving] = BENT_KNEE;
      kneeTargets[supporting] = supportingKnee;
      if (observation[leg(moving) + CONTACT] != 0) {
        phase = Phase.PUSH_OFF;
        supportingKnee = Math.min(observation[leg(moving) + KNEE], BENT_KNEE);
      }
    }
    if (phase == Phase.PUSH_OFF) {
      kneeTargets[moving] = supportingKnee;
      kneeTargets[supporting] = 1;
      if (observation[leg(supporting) + KNEE] > 0.88 || speed > 1.2 * SPEED) {
        phase = Phase.SWING;
        moving = supporting;
      }
    }
  }

  /** The start of a leg's numbers: angle and speed of the hip, of the knee, contact. */
  private static int leg(int leg) {
    return 4 + 5 * leg;
  }

  private static double drive(double gain, double target, double[] observation, int joint) {
    return Double.isNaN(target)
        ? 0
        : gain * (target - observation[joint]) - 0.25 * observation[joint + 1];
  }

  private static double clip(double torque) {
    return Math.max(-1, Math.min(1, torque));
  }
}
