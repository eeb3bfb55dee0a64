package org.sluice.env.pixel.beams;

import static org.sluice.env.pixel.beams.Beams.BEAMS;
import static org.sluice.env.pixel.beams.Beams.NONE;

import org.sluice.env.Generator;
import org.sluice.env.pixel.console.Screen;

/** What comes along the beams: up to three saucers, two bombs and one block, which bars shots. */
final class Threats {

  static final int SAUCERS = 0; // places: 3 of beam, depth (q, −1 none), wait
  static final int BOMBS = 9; // 2 of beam, depth (−1 none)
  static final int BLOCK = 13; // beam, depth (−1 none)
  static final int SPAWN_TIMER = 15; // frames
  static final int BLOCK_TIMER = 16;
  static final int SIZE = 17;

  static final int SAUCER_SIZE = 3;
  private static final int BOMB_SIZE = 2;
  private static final int DEPTH = 1;
  private static final int WAIT = 2;
  private static final int WAITING = 16;
  static final int SHIP_DEPTH = 128;
  private static final int DANGEROUS = 124;
  private static final int GONE = 132;
  private static final int REACH = 6;

  private final int[] s;
  private final int first;

  /**
   * @param s the game's state, modified in place
   * @param first where the first saucer is
   */
  Threats(int[] s, int first) {
    this.s = s;
    this.first = first;
  }

  void start(Generator random) {
    clear();
    s[first + BLOCK_TIMER] = 300;
    enter(first, random.nextInt(BEAMS), 8 + random.nextInt(32));
  }

  /** Removes everything. */
  void clear() {
    for (int saucer = first; saucer < first + BOMBS; saucer += SAUCER_SIZE) {
      s[saucer + DEPTH] = NONE;
    }
    for (int bomb = first + BOMBS; bomb < first + SPAWN_TIMER; bomb += BOMB_SIZE) {
      s[bomb + DEPTH] = NONE;
    }
    s[first + SPAWN_TIMER] = 30;
  }

  private void enter(int saucer, int beam, int depth) {
    s[saucer] = beam;
    s[saucer + DEPTH] = depth << 4;
    s[saucer + WAIT] = WAITING;
  }

  /** How many saucers there are. */
  int saucers() {
    int count = 0;
    for (int saucer = first; saucer < first + BOMBS; saucer += SAUCER_SIZE) {
      count += s[saucer + DEPTH] >= 0 ? 1 : 0;
    }
    return count;
  }

  /**
   * One frame of the saucers.
   *
   * @param exposed whether the ship is on its beam
   * @return whether one hit the ship
   */
  boolean moveSaucers(int sector, int ship, boolean exposed, Generator random) {
    boolean hit = false;
    for (int saucer = first; saucer < first + BOMBS; saucer += SAUCER_SIZE) {
      if (s[saucer + DEPTH] < 0) {
        continue;
      }
      s[saucer + DEPTH] += 16 + 4 * Math.min(sector, 8);
      s[saucer + WAIT]--;
      if (s[saucer + WAIT] <= 0) {
        s[saucer + WAIT] = WAITING;
        decide(saucer, random.nextInt(4));
      }
      if (s[saucer + DEPTH] >> 4 >= SHIP_DEPTH) {
        if (exposed && s[saucer] == ship) {
          hit = true;
        } else {
          s[saucer + DEPTH] = 0;
          s[saucer] = random.nextInt(BEAMS);
        }
      }
    }
    return hit;
  }

  private void decide(int saucer, int choice) {
    switch (choice) {
      case 0 -> s[saucer] = Math.max(0, s[saucer] - 1);
      case 1 -> s[saucer] = Math.min(BEAMS - 1, s[saucer] + 1);
      case 2 -> bomb(s[saucer], s[saucer + DEPTH] >> 4);
      default -> {}
    }
  }

  private void bomb(int beam, int depth) {
    for (int bomb = first + BOMBS; bomb < first + BLOCK; bomb += BOMB_SIZE) {
      if (s[bomb + DEPTH] < 0) {
        s[bomb] = beam;
        s[bomb + DEPTH] = depth;
        return;
      }
    }
  }

  /**
   * One frame of bombs and block.
   *
   * @param exposed whether the ship is nearly on its beam
   * @return whether one hit the ship
   */
  boolean moveOthers(int ship, boolean exposed) {
    boolean hit = false;
    for (int other = first + BOMBS; other < first + SPAWN_TIMER; other += BOMB_SIZE) {
      if (s[other + DEPTH] < 0) {
        continue;
      }
      s[other + DEPTH] += other < first + BLOCK ? 2 : 1;
      hit |= s[other + DEPTH] >= DANGEROUS && s[other] == ship && exposed;
      if (s[other + DEPTH] >= GONE) {
        s[other + DEPTH] = NONE;
      }
    }
    return hit;
  }

  /** Removes the first saucer near a place, if there is one. */
  boolean strikeSaucer(int beam, int depth) {
    for (int saucer = first; saucer < first + BOMBS; saucer += SAUCER_SIZE) {
      if (s[saucer + DEPTH] >= 0
          && s[saucer] == beam
          && Math.abs((s[saucer + DEPTH] >> 4) - depth) <= REACH) {
        s[saucer + DEPTH] = NONE;
        return true;
      }
    }
    return false;
  }

  /** Whether the block is near a place. */
  boolean meetsBlock(int beam, int depth) {
    int block = first + BLOCK;
    return s[block + DEPTH] >= 0 && s[block] == beam && Math.abs(s[block + DEPTH] - depth) <= REACH;
  }

  void removeBlock() {
    s[first + BLOCK + DEPTH] = NONE;
  }

  /**
   * Lets saucers come, and blocks.
   *
   * @param left saucers still to be shot
   */
  void spawn(int left, boolean blocks, Generator random) {
    s[first + SPAWN_TIMER] = Math.max(0, s[first + SPAWN_TIMER] - 1);
    if (s[first + SPAWN_TIMER] == 0 && left > saucers()) {
      for (int saucer = first; saucer < first + BOMBS; saucer += SAUCER_SIZE) {
        if (s[saucer + DEPTH] < 0) {
          enter(saucer, random.nextInt(BEAMS), 0);
          s[first + SPAWN_TIMER] = 40 + random.nextInt(40);
          break;
        }
      }
    }
    if (blocks) {
      s[first + BLOCK_TIMER]--;
      if (s[first + BLOCK_TIMER] <= 0) {
        s[first + BLOCK] = random.nextInt(BEAMS);
        s[first + BLOCK + DEPTH] = 0;
        s[first + BLOCK_TIMER] = 200 + random.nextInt(200);
      }
    }
  }

  void paint(Screen to) {
    int block = first + BLOCK;
    if (s[block + DEPTH] >= 0) {
      BeamsPicture.centred(s[block], s[block + DEPTH], 10, 6, 120, to);
    }
    for (int saucer = first; saucer < first + BOMBS; saucer += SAUCER_SIZE) {
      int depth = s[saucer + DEPTH] >> 4;
      if (depth >= 0) {
        BeamsPicture.centred(s[saucer], depth, 4 + depth / 16, 3 + depth / 32, 200, to);
      }
    }
    for (int bomb = first + BOMBS; bomb < block; bomb += BOMB_SIZE) {
      if (s[bomb + DEPTH] >= 0) {
        BeamsPicture.centred(s[bomb], s[bomb + DEPTH], 3, 5, 255, to);
      }
    }
  }
}
