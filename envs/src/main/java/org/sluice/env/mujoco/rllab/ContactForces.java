package org.sluice.env.mujoco.rllab;

import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.Simulation;

/** The contact forces on all bodies [nbody × 6], each number clipped to ±1. */
final class ContactForces {

  private final Simulation simulation;
  private final double[] forces;

  ContactForces(Simulation simulation) {
    this.simulation = simulation;
    this.forces = new double[DataArray.CONTACT_FORCES.length(simulation.model())];
  }

  /** Computes them for the current state. */
  void update() {
    simulation.computeContactForces();
    simulation.read(DataArray.CONTACT_FORCES, forces, 0);
    for (int i = 0; i < forces.length; i++) {
      forces[i] = Math.max(-1, Math.min(1, forces[i]));
    }
  }

  double sumOfSquares() {
    double sum = 0;
    for (double force : forces) {
      sum += force * force;
    }
    return sum;
  }

  /** Copies them into an observation; returns the offset after them. */
  int observe(double[] observation, int offset) {
    System.arraycopy(forces, 0, observation, offset, forces.length);
    return offset + forces.length;
  }
}
