package org.sluice.env.mujoco;

import org.sluice.env.Colours;

/** Colours of a model's bodies, by which its limbs are told apart. */
final class LimbColours {

  private static final int[] ROOTS = {Colours.ORANGE, Colours.GREEN, Colours.PURPLE};
  private static final int[] LIMBS = {
    Colours.SKY_BLUE, Colours.GREEN, Colours.PURPLE, Colours.VERMILION, Colours.BLUE
  };

  private LimbColours() {}

  /**
   * A colour for each body; one where the tree branches begins a limb, an only child continues that
   * of its parent.
   *
   * @param parents Not modified. Of each body; body 0 is the world, and parents come first
   */
  static int[] of(int[] parents) {
    int[] children = new int[parents.length];
    for (int body = 1; body < parents.length; body++) {
      children[parents[body]]++;
    }
    int[] colours = new int[parents.length];
    colours[0] = Colours.FIXED;
    int roots = 0;
    int limbs = 0;
    for (int body = 1; body < parents.length; body++) {
      if (parents[body] == 0) {
        colours[body] = ROOTS[roots++ % ROOTS.length];
      } else if (children[parents[body]] == 1) {
        colours[body] = colours[parents[body]];
      } else {
        colours[body] = LIMBS[limbs++ % LIMBS.length];
      }
    }
    return colours;
  }
}
