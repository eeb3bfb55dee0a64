package org.sluice.env.pixel.submarine;

import static org.sluice.env.pixel.console.GameMath.isSet;
import static org.sluice.env.pixel.console.GameMath.overlap;

import org.sluice.env.Generator;
import org.sluice.env.pixel.console.Screen;

/**
 * Four lanes of water, one below the other. In each there is a group of up to three fish, or a
 * boat, which shoots; and perhaps a diver.
 */
final class Lanes {

  static final int COUNT = 4;
  static final int KIND = 0; // places within a lane
  static final int X = 1; // q, of the first of a group
  static final int DIRECTION = 2; // 1 right, −1 left
  static final int GROUP = 3; // a bit for each that lives
  static final int SHOT = 4; // q
  static final int TIMER = 5; // frames until a group comes
  static final int DIVER = 6; // q
  static final int DIVER_DIRECTION = 7;
  static final int SIZE = 8;

  static final int NOTHING = 0; // kinds
  static final int FISH = 1;
  static final int BOAT = 2;

  static final int NONE = 9999;
  static final int MOST = 3; // in a group
  static final int PITCH = 24;
  static final int TOP = 70;
  static final int DEPTH = 24; // of a lane
  static final int ITEM_HEIGHT = 8;
  static final int DIVER_WIDTH = 6;
  static final int DIVER_DOWN = 8; // below the top of a lane
  private static final int SHOT_WIDTH = 6;
  private static final int SHOT_HEIGHT = 2;
  private static final int SHOT_DOWN = 3;
  private static final int Q = 16;

  private final int[] s;
  private final int first;

  /**
   * @param s the game's state, modified in place
   * @param first where the first lane is
   */
  Lanes(int[] s, int first) {
    this.s = s;
    this.first = first;
  }

  private int lane(int number) {
    return first + SIZE * number;
  }

  static int y(int number) {
    return TOP + DEPTH * number;
  }

  /** The width of a fish or boat. */
  static int width(int kind) {
    return kind == BOAT ? 16 : 8;
  }

  void start(Generator random) {
    for (int i = 0; i < COUNT; i++) {
      empty(lane(i), 30 + random.nextInt(90));
    }
  }

  void empty(Generator random) {
    for (int i = 0; i < COUNT; i++) {
      empty(lane(i), 60 + random.nextInt(120));
    }
  }

  private void empty(int lane, int timer) {
    s[lane + KIND] = NOTHING;
    s[lane + X] = 0;
    s[lane + DIRECTION] = 1;
    s[lane + GROUP] = 0;
    s[lane + SHOT] = NONE;
    s[lane + TIMER] = timer;
    s[lane + DIVER] = NONE;
    s[lane + DIVER_DIRECTION] = 1;
  }

  /** One frame of all lanes. */
  void move(int level, Generator random) {
    int speed = 12 + 3 * Math.min(level, 8);
    for (int i = 0; i < COUNT; i++) {
      int lane = lane(i);
      if (s[lane + KIND] != NOTHING) {
        swim(lane, speed, random);
      } else if (s[lane + SHOT] == NONE) {
        s[lane + TIMER]--;
        if (s[lane + TIMER] <= 0) {
          enter(lane, random);
        }
      }
      moveShot(lane);
      moveDiver(lane, random);
    }
  }

  private void swim(int lane, int speed, Generator random) {
    s[lane + X] += speed * s[lane + DIRECTION];
    if (s[lane + X] < -80 * Q || s[lane + X] > 240 * Q) {
      s[lane + KIND] = NOTHING;
    } else if (s[lane + KIND] == BOAT && s[lane + SHOT] == NONE && random.nextInt(64) == 0) {
      s[lane + SHOT] = s[lane + X] + (s[lane + DIRECTION] > 0 ? 16 : -SHOT_WIDTH) * Q;
    }
  }

  private void enter(int lane, Generator random) {
    s[lane + KIND] = random.nextInt(3) == 0 ? BOAT : FISH;
    s[lane + DIRECTION] = 2 * random.nextInt(2) - 1;
    s[lane + GROUP] = s[lane + KIND] == BOAT ? 1 : 1 + random.nextInt(7);
    s[lane + X] = (s[lane + DIRECTION] > 0 ? -24 : 168) * Q;
    s[lane + TIMER] = 60 + random.nextInt(120);
  }

  private void moveShot(int lane) {
    if (s[lane + SHOT] != NONE) {
      s[lane + SHOT] += 32 * s[lane + DIRECTION];
      if (s[lane + SHOT] < -SHOT_WIDTH * Q || s[lane + SHOT] >= Screen.WIDTH * Q) {
        s[lane + SHOT] = NONE;
      }
    }
  }

  private void moveDiver(int lane, Generator random) {
    if (s[lane + DIVER] != NONE) {
      s[lane + DIVER] += 8 * s[lane + DIVER_DIRECTION];
      if (s[lane + DIVER] < -DIVER_WIDTH * Q || s[lane + DIVER] > Screen.WIDTH * Q) {
        s[lane + DIVER] = NONE;
      }
    } else if (s[lane + KIND] == NOTHING && random.nextInt(200) == 0) {
      boolean fromLeft = random.nextInt(2) == 0;
      s[lane + DIVER] = fromLeft ? -DIVER_WIDTH * Q : Screen.WIDTH * Q;
      s[lane + DIVER_DIRECTION] = fromLeft ? 1 : -1;
    }
  }

  /** Removes the first of all groups that a rectangle overlaps, if there is one. */
  boolean strike(int x, int y, int width, int height) {
    for (int i = 0; i < COUNT; i++) {
      int member = memberAt(i, x, y, width, height);
      if (member >= 0) {
        int lane = lane(i);
        s[lane + GROUP] &= ~(1 << member);
        if (s[lane + GROUP] == 0) {
          s[lane + KIND] = NOTHING;
        }
        return true;
      }
    }
    return false;
  }

  /** The first member of a lane's group that a rectangle overlaps, or −1. */
  private int memberAt(int number, int x, int y, int width, int height) {
    int lane = lane(number);
    if (s[lane + KIND] == NOTHING || !overlap(y, height, y(number), ITEM_HEIGHT)) {
      return -1;
    }
    for (int member = 0; member < MOST; member++) {
      if (isSet(s[lane + GROUP], member)
          && overlap(x, width, x(s, lane, member), width(s[lane + KIND]))) {
        return member;
      }
    }
    return -1;
  }

  /** Where a member of a lane's group is: each swims behind the one before. */
  static int x(int[] s, int lane, int member) {
    return (s[lane + X] >> 4) - PITCH * member * s[lane + DIRECTION];
  }

  /** Removes the first diver that the submarine overlaps, if there is one. */
  boolean rescue(int x, int y) {
    for (int i = 0; i < COUNT; i++) {
      int lane = lane(i);
      if (s[lane + DIVER] != NONE
          && overlap(x, Submarine.WIDTH, s[lane + DIVER] >> 4, DIVER_WIDTH)
          && overlap(y, Submarine.HEIGHT, y(i) + DIVER_DOWN, ITEM_HEIGHT)) {
        s[lane + DIVER] = NONE;
        return true;
      }
    }
    return false;
  }

  /** Whether the submarine overlaps a fish, a boat or a shot. */
  boolean touch(int x, int y) {
    for (int i = 0; i < COUNT; i++) {
      int lane = lane(i);
      if (memberAt(i, x, y, Submarine.WIDTH, Submarine.HEIGHT) >= 0
          || (s[lane + SHOT] != NONE
              && overlap(x, Submarine.WIDTH, s[lane + SHOT] >> 4, SHOT_WIDTH)
              && overlap(y, Submarine.HEIGHT, y(i) + SHOT_DOWN, SHOT_HEIGHT))) {
        return true;
      }
    }
    return false;
  }

  void paint(Screen to) {
    for (int i = 0; i < COUNT; i++) {
      int lane = lane(i);
      int kind = s[lane + KIND];
      for (int member = 0; kind != NOTHING && member < MOST; member++) {
        if (isSet(s[lane + GROUP], member)) {
          int gray = kind == BOAT ? 110 : 170;
          to.rectangle(x(s, lane, member), y(i), width(kind), ITEM_HEIGHT, gray);
        }
      }
      to.rectangle(s[lane + SHOT] >> 4, y(i) + SHOT_DOWN, SHOT_WIDTH, SHOT_HEIGHT, 200);
      to.rectangle(s[lane + DIVER] >> 4, y(i) + DIVER_DOWN, DIVER_WIDTH, ITEM_HEIGHT, 220);
    }
  }
}
