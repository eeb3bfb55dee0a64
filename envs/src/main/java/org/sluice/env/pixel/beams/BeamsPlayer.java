package org.sluice.env.pixel.beams;

import org.sluice.env.pixel.console.Buttons;

/**
 * Leaves a beam on which something is about to arrive, goes to the beam of the nearest saucer,
 * fires at it, and sends torpedoes ahead of the sentinel.
 */
final class BeamsPlayer {

  private static final int CLOSE = 90; // depth

  private BeamsPlayer() {}

  static int act(int[] s) {
    int beam = s[Beams.BEAM];
    int goal = s[Beams.SENTINEL] > 0 ? sentinelGoal(s) : nearestSaucer(s);
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int move = -1; move <= 1; move++) {
      int to = beam + move;
      if (to >= 0 && to < Beams.BEAMS) {
        int cost = danger(s, to) + 10 * Math.abs(goal - to) + Math.abs(move);
        if (cost < least) {
          least = cost;
          best = move;
        }
      }
    }
    if (best == 0 && s[Beams.SENTINEL] > 0 && sentinelComes(s)) {
      return Buttons.UP;
    }
    return Buttons.of(best, best == 0 && s[Beams.SENTINEL] == 0);
  }

  /** How soon something arrives on a beam. */
  private static int danger(int[] s, int beam) {
    int danger = 0;
    for (int i = 0; i < 6; i++) {
      boolean saucer = i < 3;
      int at = Beams.THREATS + (saucer ? Threats.SAUCER_SIZE * i : Threats.BOMBS + 2 * (i - 3));
      int depth = saucer ? s[at + 1] >> 4 : s[at + 1];
      if (depth >= 0) {
        if (s[at] == beam) {
          danger += depth > CLOSE ? 100 + depth : 0;
        } else if (saucer && Math.abs(s[at] - beam) == 1) {
          danger += depth > 100 ? 15 : 0;
        }
      }
    }
    return danger;
  }

  private static int nearestSaucer(int[] s) {
    int goal = s[Beams.BEAM];
    int best = Integer.MIN_VALUE;
    for (int i = 0; i < 3; i++) {
      int at = Beams.THREATS + Threats.SAUCER_SIZE * i;
      int depth = s[at + 1] >> 4;
      int value = depth - 25 * Math.abs(s[at] - s[Beams.BEAM]);
      if (depth >= 0 && depth < CLOSE && value > best) {
        best = value;
        goal = s[at];
      }
    }
    return goal;
  }

  /** The beam that the sentinel will reach when a torpedo does. */
  private static int sentinelGoal(int[] s) {
    int later = s[Beams.SENTINEL] - Beams.MUZZLE / Beams.SHOT_SPEED - 12;
    return Math.min(Beams.BEAMS - 1, Beams.sentinelBeam(Math.max(1, later)));
  }

  private static boolean sentinelComes(int[] s) {
    int later = s[Beams.SENTINEL] - Beams.MUZZLE / Beams.SHOT_SPEED;
    return later > 3
        && Beams.sentinelBeam(later) == s[Beams.BEAM]
        && Beams.sentinelBeam(later - 4) == s[Beams.BEAM];
  }
}
