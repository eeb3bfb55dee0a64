package org.sluice.env.pixel.console;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reduces a picture by 4 in both directions: a number is the rounded mean of a block of 4 × 4
 * pixels, (sum + 8) >> 4. The last two rows do not count.
 *
 * <p>Eight pixels are added at a time: those at even and those at odd places in four lanes of 16
 * bits each, which two blocks share.
 */
final class Reduction {

  /** Numbers in a row. */
  static final int WIDTH = Screen.WIDTH / 4;

  /** Rows. */
  static final int HEIGHT = Screen.HEIGHT / 4;

  /** Numbers of a reduced picture. */
  static final int SIZE = WIDTH * HEIGHT;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EVEN = 0x00FF00FF00FF00FFL;
  private static final int LANE = 0xFFFF;

  private Reduction() {}

  /**
   * @param pixels Not modified. {@code [210 × 160]}
   * @param to Modified. {@code [52 × 40]}, whole numbers 0 … 255
   */
  static void reduce(byte[] pixels, double[] to) {
    int next = 0;
    for (int row = 0; row < HEIGHT; row++) {
      int first = 4 * row * Screen.WIDTH;
      for (int at = first; at < first + Screen.WIDTH; at += Long.BYTES) {
        long lanes = 0;
        for (int line = 0; line < 4; line++) {
          long pixel = (long) EIGHT.get(pixels, at + line * Screen.WIDTH);
          lanes += (pixel & EVEN) + ((pixel >>> 8) & EVEN);
        }
        lanes += lanes >>> 16;
        to[next++] = ((int) (lanes & LANE) + 8) >> 4;
        to[next++] = ((int) ((lanes >>> 32) & LANE) + 8) >> 4;
      }
    }
  }
}
