package org.sluice.env.pixel.road;

import org.sluice.env.pixel.console.Buttons;

/** Always accelerates, and steers to the lane whose next car is farthest. */
final class RoadPlayer {

  private static final int[] LANES = {0, -40, 40};

  /** How much farther the next car of another lane must be. */
  private static final int WORTH_A_CHANGE = 150;

  private RoadPlayer() {}

  static int act(int[] s) {
    int here = s[Road.ASIDE] >> 4;
    int best = 0;
    int bestRoom = Integer.MIN_VALUE;
    for (int lane : LANES) {
      int place = 56 * lane / 64;
      int room = room(s, lane) - Math.abs(place - here) * WORTH_A_CHANGE / 35;
      if (room > bestRoom) {
        best = place;
        bestRoom = room;
      }
    }
    int drift = (s[Road.CURVE] * s[Road.SPEED] / 96) >> 2;
    int gap = best - here + drift;
    return Buttons.of(Math.abs(gap) < 4 ? 0 : gap, true);
  }

  /** The depth of the next car in a lane. */
  private static int room(int[] s, int lane) {
    int room = Road.NO_CAR;
    for (int car = Road.CARS; car < Road.SPAWN_TIMER; car += Road.CAR_SIZE) {
      if (s[car + Road.LANE] == lane) {
        room = Math.min(room, s[car]);
      }
    }
    return Math.min(room, 900);
  }
}
