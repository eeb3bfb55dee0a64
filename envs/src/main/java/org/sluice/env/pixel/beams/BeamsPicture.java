package org.sluice.env.pixel.beams;

import org.sluice.env.pixel.console.Screen;

/** The beams in perspective. */
final class BeamsPicture {

  private BeamsPicture() {}

  static void paint(int[] s, Threats threats, Screen to) {
    to.clear(10);
    for (int beam = 0; beam < Beams.BEAMS; beam++) {
      for (int depth = 0; depth <= Threats.SHIP_DEPTH; depth += 8) {
        to.rectangle(x(beam, depth), y(depth), 1, 1, 80);
      }
    }
    threats.paint(to);
    if (s[Beams.SHOT] >= 0) {
      boolean torpedo = s[Beams.SHOT_KIND] == Beams.TORPEDO;
      centred(s[Beams.SHOT_BEAM], s[Beams.SHOT], torpedo ? 4 : 2, torpedo ? 8 : 6, 255, to);
    }
    if (s[Beams.SENTINEL] > 0) {
      int beam = Beams.sentinelBeam(s[Beams.SENTINEL]);
      to.rectangle(x(beam, 0) - 7, 36, 14, 6, 230);
    }
    int here = x(s[Beams.BEAM], Threats.SHIP_DEPTH);
    int before = x(s[Beams.FROM], Threats.SHIP_DEPTH);
    int ship = here + (before - here) * s[Beams.SHIFT] / Beams.SHIFT_FRAMES;
    to.rectangle(ship - 6, 182, 12, 8, 255);
    to.row(s[Beams.LEFT], 16, 198, 4, 6, 8, 150);
    to.row(s[Beams.TORPEDOES], 120, 12, 4, 6, 8, 150);
    to.lives(s[Beams.LIVES]);
  }

  /** Paints a rectangle in the middle of a beam. */
  static void centred(int beam, int depth, int width, int height, int gray, Screen to) {
    to.rectangle(x(beam, depth) - width / 2, y(depth) - height / 2, width, height, gray);
  }

  private static int x(int beam, int depth) {
    return 80 + (beam - 2) * (8 + depth * 20 / 128);
  }

  private static int y(int depth) {
    return 40 + depth * 140 / 128;
  }
}
