package org.sluice.env.pixel.invaders;

import static org.sluice.env.pixel.console.GameMath.isSet;

import org.sluice.env.pixel.console.Screen;

/** The swarm above, the cannon below, and what flies between them. */
final class InvadersPicture {

  private InvadersPicture() {}

  static void paint(int[] s, Shields shields, Screen to) {
    to.clear(0);
    to.rectangle(0, 196, Screen.WIDTH, 4, 90);
    for (int row = 0; row < Invaders.SIZE; row++) {
      for (int column = 0; column < Invaders.SIZE; column++) {
        if (isSet(s[Invaders.ROWS + row], column)) {
          to.rectangle(
              s[Invaders.X] + Invaders.PITCH_X * column,
              s[Invaders.Y] + Invaders.PITCH_Y * row,
              Invaders.INVADER_WIDTH,
              Invaders.INVADER_HEIGHT,
              230 - 20 * row);
        }
      }
    }
    shields.paint(to);
    if (s[Invaders.RESPAWN] == 0) {
      to.rectangle(
          s[Invaders.CANNON], Invaders.CANNON_Y, Invaders.CANNON_SIZE, Invaders.CANNON_SIZE, 200);
    }
    missile(s, Invaders.SHOT_X, to);
    for (int i = 0; i < Invaders.BOMB_COUNT; i++) {
      missile(s, Invaders.BOMBS + 2 * i, to);
    }
    to.rectangle(
        s[Invaders.SAUCER], Invaders.SAUCER_Y, Invaders.SAUCER_WIDTH, Invaders.SAUCER_HEIGHT, 255);
    to.lives(s[Invaders.LIVES]);
  }

  private static void missile(int[] s, int at, Screen to) {
    if (s[at + 1] >= 0) {
      to.rectangle(s[at], s[at + 1], Invaders.SHOT_WIDTH, Invaders.SHOT_HEIGHT, 255);
    }
  }
}
