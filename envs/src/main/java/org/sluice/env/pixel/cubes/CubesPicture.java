package org.sluice.env.pixel.cubes;

import static org.sluice.env.pixel.console.GameMath.isSet;
import static org.sluice.env.pixel.cubes.Enemies.AT_COLUMN;
import static org.sluice.env.pixel.cubes.Enemies.AT_ROW;
import static org.sluice.env.pixel.cubes.Enemies.TO_COLUMN;
import static org.sluice.env.pixel.cubes.Enemies.TO_ROW;

import org.sluice.env.pixel.console.Screen;

/** The pyramid and who is on it. */
final class CubesPicture {

  private CubesPicture() {}

  static void paint(int[] s, Screen to) {
    to.clear(0);
    int bright = Cubes.need(s) == 1 ? 110 : 55;
    for (int row = 0; row < Cubes.ROWS; row++) {
      for (int column = 0; column <= row; column++) {
        int x = x(row, column);
        int y = y(row);
        to.rectangle(x - 10, y + 8, 20, 14, 70);
        int hits = Cubes.hits(s, Cubes.cube(row, column));
        to.rectangle(x - 12, y, 24, 8, 110 + bright * hits);
      }
    }
    for (int side = 0; side < 2; side++) {
      if (isSet(s[Cubes.DISCS], side)) {
        int column = side == 0 ? -1 : Cubes.DISC_ROW + 1;
        to.rectangle(x(Cubes.DISC_ROW, column) - 8, y(Cubes.DISC_ROW), 16, 4, 180);
      }
    }
    for (int enemy = Cubes.ENEMIES; enemy < Cubes.SPAWN_TIMER; enemy += Enemies.SIZE) {
      paintEnemy(s, enemy, to);
    }
    int left = s[Cubes.HOP];
    int x =
        between(
            x(s[Cubes.ROW], s[Cubes.COLUMN]), x(s[Cubes.TARGET_ROW], s[Cubes.TARGET_COLUMN]), left);
    int y = between(y(s[Cubes.ROW]), y(s[Cubes.TARGET_ROW]), left) - height(left);
    to.rectangle(x - 4, y - 8, 8, 10, 255);
    to.lives(s[Cubes.LIVES]);
  }

  private static void paintEnemy(int[] s, int enemy, Screen to) {
    int left = s[enemy + Enemies.HOP];
    int x =
        between(
            x(s[enemy + AT_ROW], s[enemy + AT_COLUMN]),
            x(s[enemy + TO_ROW], s[enemy + TO_COLUMN]),
            left);
    int y = between(y(s[enemy + AT_ROW]), y(s[enemy + TO_ROW]), left) - height(left);
    switch (s[enemy]) {
      case Enemies.BALL -> to.rectangle(x - 3, y - 4, 6, 6, 150);
      case Enemies.EGG -> to.rectangle(x - 3, y - 4, 6, 6, 200);
      case Enemies.SNAKE -> to.rectangle(x - 4, y - 12, 8, 14, 200);
      default -> {}
    }
  }

  private static int x(int row, int column) {
    return 80 + 24 * column - 12 * row;
  }

  private static int y(int row) {
    return 48 + 24 * row;
  }

  /** Where a hop is between its ends. */
  private static int between(int from, int to, int framesLeft) {
    return framesLeft == 0
        ? from
        : from + (to - from) * (Cubes.HOP_FRAMES - framesLeft) / Cubes.HOP_FRAMES;
  }

  /** How high a hop is above the straight line. */
  private static int height(int framesLeft) {
    return 2 * Math.min(framesLeft, Cubes.HOP_FRAMES - framesLeft);
  }
}
