package org.sluice.env.pixel.console;

/** Arithmetic of the games. */
public final class GameMath {

  private GameMath() {}

  /**
   * Whether two intervals overlap: each begins before the other ends.
   *
   * @param a where one begins
   * @param b where the other begins
   */
  public static boolean overlap(int a, int lengthA, int b, int lengthB) {
    return a < b + lengthB && b < a + lengthA;
  }

  /** The number nearest to {@code value} between two bounds. */
  public static int clamp(int value, int low, int high) {
    return Math.max(low, Math.min(high, value));
  }

  /** Whether a bit is set. */
  public static boolean isSet(int bits, int place) {
    return ((bits >> place) & 1) != 0;
  }
}
