package org.sluice.env.pixel.submarine;

import static org.sluice.env.pixel.console.GameMath.isSet;

import org.sluice.env.pixel.console.Buttons;

/**
 * Fetches divers, shoots what is in front of it, keeps away from what swims and flies, and surfaces
 * when six divers are on board or the oxygen runs low.
 */
final class SubmarinePlayer {

  /** Frames that a step looks ahead. */
  private static final int AHEAD = 6;

  private SubmarinePlayer() {}

  static int act(int[] s) {
    int x = s[Submarine.X];
    int y = s[Submarine.Y];
    int goalX = 72;
    int goalY = y;
    boolean mustRise =
        s[Submarine.DIVERS] == Submarine.CABIN
            || (s[Submarine.OXYGEN] < 2 * (y - Submarine.SURFACE) + 60 && s[Submarine.DIVERS] > 0);
    if (mustRise || (y == Submarine.SURFACE && s[Submarine.OXYGEN] < Submarine.FULL)) {
      goalY = Submarine.SURFACE;
      goalX = x;
    } else {
      int diver = nearestDiver(s);
      if (diver >= 0) {
        int lane = Submarine.LANES + diver * Lanes.SIZE;
        goalX = (s[lane + Lanes.DIVER] >> 4) - 5;
        goalY = Lanes.y(diver) + Lanes.DIVER_DOWN;
      } else if (y == Submarine.SURFACE) {
        goalY = Submarine.SURFACE + 12;
      }
    }
    return best(s, goalX, goalY);
  }

  private static int nearestDiver(int[] s) {
    int nearest = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < Lanes.COUNT; i++) {
      int lane = Submarine.LANES + i * Lanes.SIZE;
      if (s[lane + Lanes.DIVER] != Lanes.NONE) {
        int away =
            Math.abs((s[lane + Lanes.DIVER] >> 4) - s[Submarine.X])
                + Math.abs(Lanes.y(i) - s[Submarine.Y]);
        if (away < least) {
          least = away;
          nearest = i;
        }
      }
    }
    return nearest;
  }

  /** The safest of the five moves, and of equally safe ones that nearest to the goal. */
  private static int best(int[] s, int goalX, int goalY) {
    int best = Buttons.NOTHING;
    int least = Integer.MAX_VALUE;
    for (int action = 0; action < 8; action++) {
      int x = s[Submarine.X] + 8 * Buttons.sideways(action);
      int y = s[Submarine.Y] + 8 * Buttons.downwards(action);
      boolean drowns =
          y <= Submarine.SURFACE && s[Submarine.Y] > Submarine.SURFACE && s[Submarine.DIVERS] == 0;
      int cost =
          Math.abs(x - goalX)
              + 2 * Math.abs(y - goalY)
              + (drowns ? 10_000 : 0)
              + danger(s, x, y)
              - (Buttons.fires(action) && aims(s, Buttons.sideways(action)) ? 20 : 0);
      if (cost < least) {
        least = cost;
        best = action;
      }
    }
    return best;
  }

  private static int danger(int[] s, int x, int y) {
    int danger = 0;
    for (int i = 0; i < Lanes.COUNT; i++) {
      int lane = Submarine.LANES + i * Lanes.SIZE;
      int above = Lanes.y(i) - y - Submarine.HEIGHT;
      int below = y - Lanes.y(i) - Lanes.ITEM_HEIGHT;
      if (above > 0 || below > 0) {
        continue;
      }
      int direction = s[lane + Lanes.DIRECTION];
      if (s[lane + Lanes.KIND] != Lanes.NOTHING) {
        for (int member = 0; member < Lanes.MOST; member++) {
          if (isSet(s[lane + Lanes.GROUP], member)) {
            int width = Lanes.width(s[lane + Lanes.KIND]);
            danger += near(Lanes.x(s, lane, member) + AHEAD * direction, width, x);
          }
        }
      }
      if (s[lane + Lanes.SHOT] != Lanes.NONE) {
        danger += near((s[lane + Lanes.SHOT] >> 4) + 2 * AHEAD * direction, 6, x);
      }
    }
    return danger;
  }

  private static int near(int item, int width, int x) {
    int gap = Math.max(item - x - Submarine.WIDTH, x - item - width);
    return gap < 6 ? 1000 : gap < 16 ? 100 : 0;
  }

  /** Whether a torpedo would meet a fish or boat. */
  private static boolean aims(int[] s, int sideways) {
    int direction = sideways != 0 ? sideways : s[Submarine.FACING];
    int y = s[Submarine.Y] + 5;
    for (int i = 0; i < Lanes.COUNT; i++) {
      int lane = Submarine.LANES + i * Lanes.SIZE;
      if (s[lane + Lanes.KIND] != Lanes.NOTHING
          && y + Submarine.TORPEDO_HEIGHT > Lanes.y(i)
          && y < Lanes.y(i) + Lanes.ITEM_HEIGHT
          && ((s[lane + Lanes.X] >> 4) - s[Submarine.X]) * direction > 0) {
        return s[Submarine.TORPEDO_DIRECTION] == 0;
      }
    }
    return false;
  }
}
