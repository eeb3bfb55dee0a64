package org.sluice.env.pixel.road;

import org.sluice.env.pixel.console.Screen;

/** The road in perspective: what is at depth z stands at y = 52 + 12800 / (128 + z). */
final class RoadPicture {

  private static final int HORIZON = 52; // y
  private static final int NEAREST = 156; // y
  private static final int PERSPECTIVE = 12_800;
  private static final int EYE = 128; // depth behind the player's car

  private static final int NIGHT = 3;
  private static final int FOG = 4;
  private static final int FOGGED = 92; // y above which fog hides cars

  /** Gray of the sky, the grass and the road by light. */
  private static final int[] SKY = {180, 180, 100, 10, 130, 140};

  private static final int[] GRASS = {90, 200, 60, 20, 130, 70};
  private static final int[] ASPHALT = {120, 120, 90, 30, 110, 100};

  private RoadPicture() {}

  static void paint(int[] s, Screen to) {
    int light = Road.light(s);
    to.clear(GRASS[light]);
    to.rectangle(0, 0, Screen.WIDTH, HORIZON, SKY[light]);
    for (int y = HORIZON + 1; y <= NEAREST; y++) {
      paintRoad(s, y, ASPHALT[light], to);
    }
    int last = Integer.MAX_VALUE;
    for (int i = 0; i < Road.CAR_COUNT; i++) {
      last = paintFarthest(s, last, light, to);
    }
    to.rectangle(80 + (s[Road.ASIDE] >> 4) - 10, 145, 20, 12, 255);
    to.rectangle(16, 180, s[Road.TO_GO], 4, 200);
  }

  private static void paintRoad(int[] s, int y, int gray, Screen to) {
    int half = half(y);
    int left = centre(s, y) - half;
    to.rectangle(left, y, 2 * half, 1, gray);
    to.rectangle(left, y, 2, 1, 220);
    to.rectangle(left + 2 * half - 2, y, 2, 1, 220);
    int depth = PERSPECTIVE / (y - HORIZON) + s[Road.MARKS];
    if (depth % Road.MARK_PERIOD < Road.MARK_PERIOD / 2) {
      int aside = half * 20 / 64;
      to.rectangle(left + half - aside - 1, y, 2, 1, 200);
      to.rectangle(left + half + aside - 1, y, 2, 1, 200);
    }
  }

  /** Half the width of the road in a row. */
  private static int half(int y) {
    return 56 * (y - HORIZON) / 100;
  }

  /** The middle of the road in a row. */
  private static int centre(int[] s, int y) {
    int up = 152 - y;
    return 80 + s[Road.CURVE] * up * up / 10_000;
  }

  /**
   * Paints the farthest car that comes after another; returns its rank, which is unique: its depth
   * and its place.
   */
  private static int paintFarthest(int[] s, int before, int light, Screen to) {
    int farthest = -1;
    int rank = Integer.MIN_VALUE;
    for (int i = 0; i < Road.CAR_COUNT; i++) {
      int car = Road.CARS + i * Road.CAR_SIZE;
      int ownRank = s[car] * Road.CAR_COUNT + i;
      if (ownRank < before && ownRank > rank) {
        farthest = car;
        rank = ownRank;
      }
    }
    if (farthest >= 0 && s[farthest] != Road.NO_CAR) {
      paintCar(s, farthest, light, to);
    }
    return rank;
  }

  private static void paintCar(int[] s, int car, int light, Screen to) {
    int bottom = HORIZON + PERSPECTIVE / Math.max(1, EYE + s[car]);
    if (light == FOG && bottom < FOGGED) {
      return;
    }
    int width = Math.max(2, (bottom - HORIZON) / 5);
    int height = Math.max(2, (bottom - HORIZON) / 8);
    int left = centre(s, bottom) + half(bottom) * s[car + Road.LANE] / 64 - width / 2;
    if (light == NIGHT) {
      to.rectangle(left, bottom - 2, 2, 2, 220);
      to.rectangle(left + width - 2, bottom - 2, 2, 2, 220);
    } else {
      to.rectangle(left, bottom - height, width, height, 230);
    }
  }
}
