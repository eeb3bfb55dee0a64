package org.sluice.env.mujoco.gymnasium;

import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.Simulation;

/**
 * The observation of both humanoid tasks [376]: the positions but x and y (22), the velocities
 * (23), and of the engine's last stage, for each of 14 bodies from the world on, the inertias (10
 * each), the velocities (6 each), then the actuators' forces (23) and again per body the contact
 * forces (6 each; zero after a reset). Nothing is clipped.
 */
final class HumanoidObservation {

  static final int SIZE = 376;

  private static final int UNSEEN = 2;

  private HumanoidObservation() {}

  /**
   * @param state Not modified. Positions, then velocities
   * @param observation Modified. {@code [376]}
   */
  static void write(double[] state, Simulation simulation, double[] observation) {
    int next = state.length - UNSEEN;
    System.arraycopy(state, UNSEEN, observation, 0, next);
    next = simulation.read(DataArray.BODY_INERTIAS, observation, next);
    next = simulation.read(DataArray.BODY_VELOCITIES, observation, next);
    next = simulation.read(DataArray.ACTUATOR_FORCES, observation, next);
    simulation.read(DataArray.CONTACT_FORCES, observation, next);
  }
}
