package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.NumpySum;

/**
 * A human body walks forward.
 *
 * <p>{@code reward = 1.25 Δx / Δt + 5 − 0.1 Σ a²}, on the terminating step too, where x is the mass
 * centre's of the engine's last stage. Terminates unless the torso's height is within (1, 2).
 *
 * <p>Observation: {@link HumanoidObservation}. An episode starts with uniform noise on ±0.01 on
 * positions and velocities.
 */
final class Humanoid extends MujocoEnv {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec(
          "Humanoid-v4", HumanoidObservation.SIZE, 17, 0.4, 5, 1000, OptionalDouble.empty());

  private static final int HEIGHT = 2;

  private final double[] masses = simulation.model().bodyMasses();
  private final double totalMass = NumpySum.of(masses);

  Humanoid() {
    super(SPEC, "gymnasium/humanoid", 1);
  }

  @Override
  protected void perturb(Generator random) {
    addUniform(random, 0.01);
  }

  @Override
  protected void derive() {
    double moment = 0;
    for (int body = 0; body < masses.length; body++) {
      moment += masses[body] * simulation.read(DataArray.BODY_MASS_CENTRES, 3 * body);
    }
    memory[0] = moment / totalMass;
  }

  @Override
  protected void advance(double[] action, Step step) {
    double before = memory[0];
    if (simulate(action, step)) {
      simulation.computeContactForces();
      double forward = (memory[0] - before) / duration;
      step.reward = 1.25 * forward + 5 - 0.1 * NumpySum.ofSquares(action);
      double height = position(HEIGHT);
      step.terminated = !(height > 1 && height < 2);
    }
  }

  @Override
  protected void observe(double[] observation) {
    HumanoidObservation.write(state, simulation, observation);
  }
}
