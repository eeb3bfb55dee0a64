package org.sluice.env.mujoco.rllab;

import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;
import org.sluice.env.mujoco.Arena;
import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.Scene;

/**
 * A four-legged body walks forward.
 *
 * <p>Its own objective is {@code o = vx}. With the mass centre's velocity v and the contact forces
 * c clipped to ±1:
 *
 * <pre>reward = o + 0.05 − 0.5e-2 Σ (a / 150)² − 0.5e-3 Σ c²</pre>
 *
 * on the terminating step too. Terminates unless the torso's height is within [0.2, 1].
 *
 * <p>Observation [125]: positions, velocities, c, the torso's rotation matrix, mass centre. An
 * episode starts lower than the reference state, with bent ankles.
 */
public final class Ant extends RllabEnv {

  public static final EnvSpec SPEC =
      RllabTasks.spec("RllabAnt-v0", 125, Box.uniform(8, -150, 150), 1, "ant_env.py");

  private static final int HEIGHT = 2;
  private static final double START_HEIGHT = 0.55;

  /** Indices in the state, and the angles that they start from. */
  private static final int[] ANKLES = {8, 10, 12, 14};

  private static final double[] START_ANGLES = {1, -1, -1, 1};

  private static final int ROTATION = 9;

  private final int torsoRotation = ROTATION * simulation.model().body("torso");
  private final ContactForces forces = new ContactForces(simulation);

  Ant() {
    this(SPEC, Arena.OPEN, Objective.FORWARD);
  }

  /** The robot of another task, whose observations also have the objective's goal. */
  public Ant(EnvSpec spec, Arena arena, Objective objective) {
    super(spec, Scene.of("rllab/ant").in(arena), objective);
  }

  @Override
  void setStart() {
    state[HEIGHT] = START_HEIGHT;
    for (int i = 0; i < ANKLES.length; i++) {
      state[ANKLES[i]] = START_ANGLES[i];
    }
  }

  @Override
  protected void derive() {
    forces.update();
  }

  @Override
  protected void advance(double[] action, Step step) {
    if (simulate(action, step)) {
      step.reward = objective() + 0.05 - 0.5e-2 * effort(action) - 0.5e-3 * forces.sumOfSquares();
      double height = position(HEIGHT);
      step.terminated = !(height >= 0.2 && height <= 1) || isReached();
    }
  }

  @Override
  protected void observe(double[] observation) {
    int next = forces.observe(observation, observeState(0, observation, 0));
    for (int i = 0; i < ROTATION; i++) {
      observation[next + i] = simulation.read(DataArray.BODY_ROTATIONS, torsoRotation + i);
    }
    observeMassCentre(observation, next + ROTATION);
  }
}
