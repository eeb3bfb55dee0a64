package org.sluice.env.pixel.console;

import org.sluice.env.BareLoop;

/**
 * A game's frames, picture and reduction alone, without observations, snapshots and checks: the
 * baseline for its speed.
 */
public final class DrawingLoop implements BareLoop {

  private final PixelGame game;
  private final Screen screen = new Screen();
  private final double[] reduced = new double[Reduction.SIZE];

  public DrawingLoop(PixelGame game) {
    this.game = game;
  }

  @Override
  public void reset(double[] state) {
    game.initialiseTo(state);
  }

  @Override
  public void step(double[] action) {
    game.play((int) action[0]);
    game.paint(screen);
    Reduction.reduce(screen.pixels(), reduced);
  }

  @Override
  public void close() {
    game.close();
  }
}
