package org.sluice.env.pixel.cubes;

import static org.sluice.env.pixel.cubes.Cubes.COLUMN;
import static org.sluice.env.pixel.cubes.Cubes.ENEMIES;
import static org.sluice.env.pixel.cubes.Cubes.HOP_FRAMES;
import static org.sluice.env.pixel.cubes.Cubes.ROUND;
import static org.sluice.env.pixel.cubes.Cubes.ROW;
import static org.sluice.env.pixel.cubes.Cubes.ROWS;
import static org.sluice.env.pixel.cubes.Cubes.SPAWN_TIMER;
import static org.sluice.env.pixel.cubes.Cubes.TARGET_COLUMN;
import static org.sluice.env.pixel.cubes.Cubes.TARGET_ROW;

import org.sluice.env.Generator;

/** Up to three balls, eggs and snakes. */
final class Enemies {

  static final int NONE = 0; // kinds
  static final int BALL = 1;
  static final int EGG = 2;
  static final int SNAKE = 3;

  static final int AT_ROW = 1; // places within an enemy, after its kind
  static final int AT_COLUMN = 2;
  static final int HOP = 3; // frames left
  static final int TO_ROW = 4; // of the hop
  static final int TO_COLUMN = 5;
  static final int REST = 6; // frames until the next hop
  static final int SIZE = 7;

  private static final int FIRST_REST = 12;
  private static final int LEAST_REST = 4;
  private static final int HATCHING = 24;

  /** Up, right, down, left: rows and columns. */
  private static final int[] DOWNWARDS = {-1, 1, 1, -1};

  private static final int[] SIDEWAYS = {0, 1, 0, -1};

  private final int[] s;

  /**
   * @param s the game's state, modified in place
   */
  Enemies(int[] s) {
    this.s = s;
  }

  void clear() {
    for (int i = ENEMIES; i < SPAWN_TIMER; i++) {
      s[i] = 0;
    }
  }

  void move(Generator random) {
    for (int enemy = ENEMIES; enemy < SPAWN_TIMER; enemy += SIZE) {
      if (s[enemy] == NONE) {
        continue;
      }
      if (s[enemy + HOP] > 0) {
        s[enemy + HOP]--;
        if (s[enemy + HOP] == 0) {
          s[enemy + AT_ROW] = s[enemy + TO_ROW];
          s[enemy + AT_COLUMN] = s[enemy + TO_COLUMN];
          s[enemy + REST] = Math.max(LEAST_REST, FIRST_REST - 2 * s[ROUND]);
        }
      } else if (s[enemy + REST] > 0) {
        s[enemy + REST]--;
      } else {
        hop(enemy, random);
      }
    }
  }

  private void hop(int enemy, Generator random) {
    int row = s[enemy + AT_ROW];
    int column = s[enemy + AT_COLUMN];
    if (s[enemy] == SNAKE) {
      hunt(enemy, row, column);
    } else if (row < ROWS - 1) {
      s[enemy + TO_ROW] = row + 1;
      s[enemy + TO_COLUMN] = column + random.nextInt(2);
      s[enemy + HOP] = HOP_FRAMES;
    } else if (s[enemy] == BALL) {
      s[enemy] = NONE;
    } else {
      s[enemy] = SNAKE;
      s[enemy + REST] = HATCHING;
    }
  }

  /** The snake takes the hop that brings it nearest to the player; the first of equal ones. */
  private void hunt(int enemy, int row, int column) {
    boolean hops = s[Cubes.HOP] > 0 && Cubes.isInside(s[TARGET_ROW], s[TARGET_COLUMN]);
    int playerRow = hops ? s[TARGET_ROW] : s[ROW];
    int playerColumn = hops ? s[TARGET_COLUMN] : s[COLUMN];
    int nearest = Integer.MAX_VALUE;
    for (int i = 0; i < DOWNWARDS.length; i++) {
      int toRow = row + DOWNWARDS[i];
      int toColumn = column + SIDEWAYS[i];
      if (Cubes.isInside(toRow, toColumn)) {
        int distance = distance(toRow - playerRow, toColumn - playerColumn);
        if (distance < nearest) {
          nearest = distance;
          s[enemy + TO_ROW] = toRow;
          s[enemy + TO_COLUMN] = toColumn;
        }
      }
    }
    s[enemy + HOP] = HOP_FRAMES;
  }

  private static int distance(int rows, int columns) {
    return Math.abs(rows) + Math.abs(columns) + Math.abs(rows - columns);
  }

  /** Whether an enemy is on the player's cube, or they hop towards each other. */
  boolean catchPlayer() {
    for (int enemy = ENEMIES; enemy < SPAWN_TIMER; enemy += SIZE) {
      if (s[enemy] == NONE || s[Cubes.HOP] > 0 != s[enemy + HOP] > 0) {
        continue;
      }
      boolean caught =
          s[Cubes.HOP] == 0
              ? s[enemy + AT_ROW] == s[ROW] && s[enemy + AT_COLUMN] == s[COLUMN]
              : s[enemy + AT_ROW] == s[TARGET_ROW]
                  && s[enemy + AT_COLUMN] == s[TARGET_COLUMN]
                  && s[enemy + TO_ROW] == s[ROW]
                  && s[enemy + TO_COLUMN] == s[COLUMN];
      if (caught) {
        return true;
      }
    }
    return false;
  }

  /** Lets a snake near the player jump after a disc to its end; returns whether there was one. */
  boolean fooledSnake() {
    for (int enemy = ENEMIES; enemy < SPAWN_TIMER; enemy += SIZE) {
      if (s[enemy] == SNAKE
          && Math.abs(s[enemy + AT_ROW] - s[ROW]) + Math.abs(s[enemy + AT_COLUMN] - s[COLUMN])
              <= 2) {
        s[enemy] = NONE;
        return true;
      }
    }
    return false;
  }

  /** A ball or an egg comes if there is room. There is only one egg or snake at a time. */
  void spawn(Generator random) {
    int free = -1;
    boolean hunted = false;
    for (int enemy = SPAWN_TIMER - SIZE; enemy >= ENEMIES; enemy -= SIZE) {
      free = s[enemy] == NONE ? enemy : free;
      hunted |= s[enemy] == EGG || s[enemy] == SNAKE;
    }
    if (free < 0) {
      return;
    }
    s[free] = hunted || random.nextInt(3) == 0 ? BALL : EGG;
    s[free + AT_ROW] = 1;
    s[free + AT_COLUMN] = random.nextInt(2);
    s[free + HOP] = 0;
    s[free + REST] = FIRST_REST;
  }
}
