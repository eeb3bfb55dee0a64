package org.sluice.env.pixel.invaders;

import static org.sluice.env.pixel.console.GameMath.isSet;
import static org.sluice.env.pixel.console.GameMath.overlap;

import org.sluice.env.pixel.console.Screen;

/** Three shields of 4 × 3 blocks, each of 4 × 4 pixels; a bit for each block that stands. */
final class Shields {

  private static final int COUNT = 3;
  private static final int COLUMNS = 4;
  private static final int BLOCKS = 12;
  private static final int BLOCK = 4;
  private static final int X = 28;
  private static final int Y = 157;
  private static final int PITCH = 44;

  private final int[] s;
  private final int first;

  /**
   * @param s the game's state, modified in place
   * @param first where the bits of the first shield are
   */
  Shields(int[] s, int first) {
    this.s = s;
    this.first = first;
  }

  void build() {
    for (int shield = 0; shield < COUNT; shield++) {
      s[first + shield] = (1 << BLOCKS) - 1;
    }
  }

  /** Removes all blocks that a rectangle overlaps. */
  void crush(int x, int y, int width, int height) {
    while (stop(x, y, width, height)) {}
  }

  /** Removes the first block that a rectangle overlaps, if there is one. */
  boolean stop(int x, int y, int width, int height) {
    if (!overlap(y, height, Y, BLOCKS / COLUMNS * BLOCK)) {
      return false;
    }
    for (int shield = 0; shield < COUNT; shield++) {
      for (int block = 0; block < BLOCKS; block++) {
        if (stands(shield, block)
            && overlap(x, width, x(shield, block), BLOCK)
            && overlap(y, height, y(block), BLOCK)) {
          s[first + shield] &= ~(1 << block);
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a block stands anywhere above or below an interval. */
  boolean cover(int x, int width) {
    for (int shield = 0; shield < COUNT; shield++) {
      for (int block = 0; block < BLOCKS; block++) {
        if (stands(shield, block) && overlap(x, width, x(shield, block), BLOCK)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean stands(int shield, int block) {
    return isSet(s[first + shield], block);
  }

  private static int x(int shield, int block) {
    return X + PITCH * shield + BLOCK * (block % COLUMNS);
  }

  private static int y(int block) {
    return Y + BLOCK * (block / COLUMNS);
  }

  void paint(Screen to) {
    for (int shield = 0; shield < COUNT; shield++) {
      for (int block = 0; block < BLOCKS; block++) {
        if (stands(shield, block)) {
          to.rectangle(x(shield, block), y(block), BLOCK, BLOCK, 120);
        }
      }
    }
  }
}
