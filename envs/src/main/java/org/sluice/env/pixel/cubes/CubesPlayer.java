package org.sluice.env.pixel.cubes;

import org.sluice.env.pixel.console.Buttons;

/**
 * Hops towards the nearest cube that lacks hits, around cubes that an enemy is on, hops to, or may
 * hop to next.
 */
final class CubesPlayer {

  private static final int[] ACTIONS = {Buttons.UP, Buttons.RIGHT, Buttons.DOWN, Buttons.LEFT};
  private static final int[] DOWNWARDS = {-1, 1, 1, -1};
  private static final int[] SIDEWAYS = {0, 1, 0, -1};

  private CubesPlayer() {}

  static int act(int[] s) {
    if (s[Cubes.HOP] > 0 && !Cubes.isInside(s[Cubes.TARGET_ROW], s[Cubes.TARGET_COLUMN])) {
      return Buttons.NOTHING;
    }
    int fromRow = s[Cubes.HOP] > 0 ? s[Cubes.TARGET_ROW] : s[Cubes.ROW];
    int fromColumn = s[Cubes.HOP] > 0 ? s[Cubes.TARGET_COLUMN] : s[Cubes.COLUMN];
    int bestAction = Buttons.NOTHING;
    int best = -danger(s, fromRow, fromColumn);
    for (int i = 0; i < ACTIONS.length; i++) {
      int row = fromRow + DOWNWARDS[i];
      int column = fromColumn + SIDEWAYS[i];
      int value;
      if (Cubes.isInside(row, column)) {
        value = 50 - distance(s, row, column) - danger(s, row, column);
      } else if ((Cubes.disc(row, column) & s[Cubes.DISCS]) != 0 && snakeIsNear(s)) {
        value = 100;
      } else {
        continue;
      }
      if (value > best) {
        best = value;
        bestAction = ACTIONS[i];
      }
    }
    return bestAction;
  }

  /** Hops from a cube to the nearest that lacks hits. */
  private static int distance(int[] s, int row, int column) {
    int nearest = 40;
    for (int r = 0; r < Cubes.ROWS; r++) {
      for (int c = 0; c <= r; c++) {
        if (Cubes.hits(s, Cubes.cube(r, c)) < Cubes.need(s)) {
          nearest = Math.min(nearest, hops(r - row, c - column));
        }
      }
    }
    return nearest;
  }

  private static int hops(int rows, int columns) {
    return Math.abs(columns) + Math.abs(rows - columns);
  }

  private static int danger(int[] s, int row, int column) {
    int danger = 0;
    for (int enemy = Cubes.ENEMIES; enemy < Cubes.SPAWN_TIMER; enemy += Enemies.SIZE) {
      if (s[enemy] == Enemies.NONE) {
        continue;
      }
      boolean hops = s[enemy + Enemies.HOP] > 0;
      int atRow = s[enemy + (hops ? Enemies.TO_ROW : Enemies.AT_ROW)];
      int atColumn = s[enemy + (hops ? Enemies.TO_COLUMN : Enemies.AT_COLUMN)];
      int away = hops(row - atRow, column - atColumn);
      if (away == 0) {
        danger += 1000;
      } else if (s[enemy] == Enemies.SNAKE) {
        danger += away == 1 ? 400 : away == 2 ? 20 : 0;
      } else if (row == atRow + 1 && (column == atColumn || column == atColumn + 1)) {
        danger += 300;
      }
      if (hops && row == s[enemy + Enemies.AT_ROW] && column == s[enemy + Enemies.AT_COLUMN]) {
        danger += 300;
      }
    }
    return danger;
  }

  private static boolean snakeIsNear(int[] s) {
    for (int enemy = Cubes.ENEMIES; enemy < Cubes.SPAWN_TIMER; enemy += Enemies.SIZE) {
      if (s[enemy] == Enemies.SNAKE
          && Math.abs(s[enemy + Enemies.AT_ROW] - s[Cubes.ROW])
                  + Math.abs(s[enemy + Enemies.AT_COLUMN] - s[Cubes.COLUMN])
              <= 2) {
        return true;
      }
    }
    return false;
  }
}
