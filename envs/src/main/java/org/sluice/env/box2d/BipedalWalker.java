package org.sluice.env.box2d;

import org.sluice.env.EnvSpec;

/**
 * {@link BipedalWalkerEnv} on slightly uneven ground.
 *
 * <p>Source: Gymnasium 1.4.0, {@code box2d/bipedal_walker.py}, {@code BipedalWalker-v3}.
 */
public final class BipedalWalker extends BipedalWalkerEnv {

  /** The environment's specification. */
  public static final EnvSpec SPEC = spec("BipedalWalker-v3", 1600);

  public BipedalWalker() {
    super(SPEC, false);
  }
}
