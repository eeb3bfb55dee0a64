package org.sluice.env.mujoco.hierarchy;

import java.util.Arrays;
import org.sluice.env.Replayable;

/** States of robots whose root is free. */
final class Robots {

  private Robots() {}

  /** Upright at the origin, all of it moving with the same velocity; a goal is at the origin. */
  static double[] inTheAir(Replayable env, double height, double vx, double vy) {
    double[] state = new double[env.stateSize()];
    int goal = env.spec().id().contains("Goal") || env.spec().id().contains("Maze") ? 2 : 0;
    // A free root has seven positions and six velocities.
    int velocities = (state.length - goal + 1) / 2;
    state[2] = height;
    state[3] = 1;
    state[velocities] = vx;
    state[velocities + 1] = vy;
    return state;
  }

  /** A copy of a state with another place and goal. */
  static double[] moved(double[] state, double x, double y, double goalX, double goalY) {
    double[] moved = Arrays.copyOf(state, state.length);
    moved[0] = x;
    moved[1] = y;
    moved[state.length - 2] = goalX;
    moved[state.length - 1] = goalY;
    return moved;
  }
}
