package org.sluice.env.mujoco.roboschool;

import org.sluice.env.Generator;

/** The cube, whose pose and velocities are the last of the state's. */
final class Cube {

  private static final int POSE = 7;
  private static final int TWIST = 6;
  private static final double DISTANCE = 4;
  private static final double HEIGHT = 1;

  /** Roboschool's approximation of π. */
  private static final double LARGEST_ANGLE = 3.14;

  private final double[] state;
  private final int pose;
  private final int twist;

  /**
   * @param state Modified. Positions, then velocities
   */
  Cube(double[] state, int positionSize, int velocitySize) {
    this.state = state;
    this.pose = positionSize - POSE;
    this.twist = positionSize + velocitySize - TWIST;
  }

  /** Throws it from a random direction to where a robot will be when it arrives. */
  void throwAt(Posture robot, Generator random) {
    double angle = random.uniform(-LARGEST_ANGLE, LARGEST_ANGLE);
    double speed = random.uniform(20, 30);
    double time = DISTANCE / speed;
    double dx = DISTANCE * StrictMath.cos(angle);
    double dy = DISTANCE * StrictMath.sin(angle);
    double length = Math.sqrt(dx * dx + dy * dy + HEIGHT * HEIGHT);
    state[pose] = robot.x + time * robot.velocity[0] + dx;
    state[pose + 1] = robot.y + time * robot.velocity[1] + dy;
    state[pose + 2] = robot.height + time * robot.velocity[2] + HEIGHT;
    state[pose + 3] = 1;
    for (int i = 4; i < POSE; i++) {
      state[pose + i] = 0;
    }
    state[twist] = -speed * dx / length + random.uniform(-1, 1);
    state[twist + 1] = -speed * dy / length + random.uniform(-1, 1);
    state[twist + 2] = -speed * HEIGHT / length + random.uniform(-1, 1);
    for (int i = 3; i < TWIST; i++) {
      state[twist + i] = 0;
    }
  }
}
