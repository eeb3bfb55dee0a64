package org.sluice.env.box2d;

import java.util.Arrays;
import org.sluice.env.BareLoop;

/**
 * The bare engine on a task's world: the same forces and torques, the same world, nobody who
 * listens to its contacts, and the same ray casts.
 */
final class WorldLoop implements BareLoop {

  private final Box2dEnv env;
  private final double[] drawn;

  /**
   * @param env what builds and drives the world; in use until this is closed
   */
  WorldLoop(Box2dEnv env) {
    this.env = env;
    this.drawn = new double[env.stateSize()];
  }

  @Override
  public void start(long seed) {
    env.generator().seed(seed);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the environment has drawn something else: then the two do not
   *     take the same steps
   */
  @Override
  public void reset(double[] state) {
    env.draw(env.generator(), drawn);
    if (!Arrays.equals(drawn, state)) {
      throw new IllegalStateException(
          env.spec().id() + ": the bare engine draws other starts than the environment");
    }
    env.initialiseTo(state);
    env.scene().world().setContactListener(null);
  }

  @Override
  public void step(double[] action) {
    env.drive(action);
    env.stepWorld();
    env.castRays();
  }

  @Override
  public void close() {
    env.close();
  }
}
