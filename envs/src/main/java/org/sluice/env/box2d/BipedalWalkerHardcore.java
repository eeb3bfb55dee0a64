package org.sluice.env.box2d;

import org.sluice.env.EnvSpec;

/**
 * {@link BipedalWalkerEnv} among stumps, stairs and pits.
 *
 * <p>Source: Gymnasium 1.4.0, {@code box2d/bipedal_walker.py}, {@code BipedalWalkerHardcore-v3}.
 */
public final class BipedalWalkerHardcore extends BipedalWalkerEnv {

  /** Rectangles in a state, with four numbers each: left, bottom, right and top. */
  public static final int RECTANGLES = Terrain.RECTANGLES;

  /** The environment's specification. */
  public static final EnvSpec SPEC = spec("BipedalWalkerHardcore-v3", 2000);

  public BipedalWalkerHardcore() {
    super(SPEC, true);
  }
}
