package org.sluice.env;

/**
 * The colours of pictures, as 0xRRGGBB. Those of bodies are by Okabe and Ito 2008, "Color Universal
 * Design": distinguishable with all common kinds of colour vision.
 */
public final class Colours {

  public static final int ORANGE = 0xE69F00;
  public static final int SKY_BLUE = 0x56B4E9;
  public static final int GREEN = 0x009E73;
  public static final int BLUE = 0x0072B2;
  public static final int VERMILION = 0xD55E00;
  public static final int PURPLE = 0xCC79A7;

  /** Where nothing is drawn. */
  public static final int SKY = 0xF1F5F8;

  /** What an agent stands on. */
  public static final int GROUND = 0xE6E1D6;

  /** The other half of a chequered ground. */
  public static final int GROUND_DARK = 0xD9D3C5;

  /** The edge of the ground, tracks and marks. */
  public static final int EDGE = 0x7A7468;

  /** What is there but does not act: rails, walls, places. */
  public static final int FIXED = 0xB8B8B8;

  private static final double OUTLINE = 0.5;

  private Colours() {}

  /** The colour of the outline around a body. */
  public static int outline(int colour) {
    return shade(colour, OUTLINE);
  }

  /**
   * A darker colour.
   *
   * @param brightness a part of the colour's own, from 0 to 1
   */
  public static int shade(int colour, double brightness) {
    int shaded = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      shaded |= (int) Math.round((colour >> shift & 0xFF) * brightness) << shift;
    }
    return shaded;
  }
}
