package org.sluice.env.mujoco.rllab;

import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;
import org.sluice.env.mujoco.Scene;

/**
 * A human body walks forward; two models.
 *
 * <p>Its own objective is {@code o = vx}. With the mass centre's velocity v, the contact forces c
 * clipped to ±1 and half the width s of the controls' ranges:
 *
 * <pre>reward = o + 0.2 − 0.5e-3 Σ (a / s)² − 0.5e-5 Σ c² − 0.5e-2 (vy² + vz²)</pre>
 *
 * on the terminating step too; without vy² where all directions are as good. Terminates unless the
 * torso's height is within [0.8, 2].
 *
 * <p>Observation [142] ([102] for the simple model): positions, velocities, c, mass centre.
 */
public final class Humanoid extends RllabEnv {

  public static final EnvSpec FULL =
      RllabTasks.spec("RllabHumanoid-v0", 142, Box.uniform(21, -0.4, 0.4), 4, "humanoid_env.py");

  static final EnvSpec SIMPLE =
      RllabTasks.spec("RllabSimpleHumanoid-v0", 102, simpleRange(), 1, "simple_humanoid_env.py");

  private static final int HEIGHT = 2;

  private final ContactForces forces = new ContactForces(simulation);

  Humanoid(EnvSpec spec, String modelName) {
    super(spec, modelName);
  }

  /** The full model in another task, whose observations also have the objective's goal. */
  public Humanoid(EnvSpec spec, Objective objective) {
    super(spec, Scene.of("rllab/humanoid"), objective);
  }

  private static Box simpleRange() {
    double[] high = {100, 100, 100, 100, 100, 100, 20, 20, 20, 20};
    double[] low = {-100, -100, -100, -100, -100, -100, -20, -20, -20, -20};
    return Box.of(low, high);
  }

  @Override
  protected void derive() {
    forces.update();
  }

  @Override
  protected void advance(double[] action, Step step) {
    if (simulate(action, step)) {
      double sideways = isForward() ? massCentreVelocity(1) : 0;
      double upwards = massCentreVelocity(2);
      double deviation = sideways * sideways + upwards * upwards;
      step.reward =
          objective()
              + 0.2
              - 0.5e-3 * effort(action)
              - 0.5e-5 * forces.sumOfSquares()
              - 0.5e-2 * deviation;
      double height = position(HEIGHT);
      step.terminated = !(height >= 0.8 && height <= 2) || isReached();
    }
  }

  @Override
  protected void observe(double[] observation) {
    int next = forces.observe(observation, observeState(0, observation, 0));
    observeMassCentre(observation, next);
  }
}
