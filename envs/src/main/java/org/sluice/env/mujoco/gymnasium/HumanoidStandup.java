package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.NumpySum;

/**
 * A human body that lies on its back stands up.
 *
 * <p>With the torso's height z, the engine's time step h and the contact forces c of its last
 * stage:
 *
 * <pre>reward = z / h − 0.1 Σ a² − min(5e-7 Σ c², 10) + 1</pre>
 *
 * It never terminates.
 *
 * <p>Observation: {@link HumanoidObservation}. An episode starts with uniform noise on ±0.01 on
 * positions and velocities.
 */
final class HumanoidStandup extends MujocoEnv {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec(
          "HumanoidStandup-v4", HumanoidObservation.SIZE, 17, 0.4, 5, 1000, OptionalDouble.empty());

  private static final int HEIGHT = 2;

  private final double timeStep = simulation.model().timeStep();
  private final double[] contactForces =
      new double[DataArray.CONTACT_FORCES.length(simulation.model())];

  HumanoidStandup() {
    super(SPEC, "gymnasium/humanoid_standup", 0);
  }

  @Override
  protected void perturb(Generator random) {
    addUniform(random, 0.01);
  }

  @Override
  protected void advance(double[] action, Step step) {
    if (simulate(action, step)) {
      simulation.computeContactForces();
      simulation.read(DataArray.CONTACT_FORCES, contactForces, 0);
      double impact = 5e-7 * NumpySum.ofSquares(contactForces);
      step.reward =
          position(HEIGHT) / timeStep - 0.1 * NumpySum.ofSquares(action) - Math.min(impact, 10) + 1;
    }
  }

  @Override
  protected void observe(double[] observation) {
    HumanoidObservation.write(state, simulation, observation);
  }
}
