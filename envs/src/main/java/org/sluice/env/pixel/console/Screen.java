package org.sluice.env.pixel.console;

import java.util.Arrays;

/** A picture of 160 × 210 pixels in 256 shades of gray, made of rectangles. */
public final class Screen {

  /** GameMath of a row. */
  public static final int WIDTH = 160;

  /** Rows. */
  public static final int HEIGHT = 210;

  private final byte[] pixels = new byte[WIDTH * HEIGHT];

  /** Paints everything. */
  public void clear(int gray) {
    Arrays.fill(pixels, (byte) gray);
  }

  /** Paints a rectangle over what is there; what lies outside the picture is cut off. */
  public void rectangle(int x, int y, int width, int height, int gray) {
    int left = Math.max(0, x);
    int right = Math.min(WIDTH, x + width);
    if (left >= right) {
      return;
    }
    int bottom = Math.min(HEIGHT, y + height);
    for (int row = Math.max(0, y); row < bottom; row++) {
      Arrays.fill(pixels, row * WIDTH + left, row * WIDTH + right, (byte) gray);
    }
  }

  /** Paints a row of equal rectangles, such as one for each life left. */
  public void row(int count, int x, int y, int width, int height, int pitch, int gray) {
    for (int i = 0; i < count && x + pitch * i < WIDTH; i++) {
      rectangle(x + pitch * i, y, width, height, gray);
    }
  }

  /** Paints the lives left, in the upper left corner. */
  public void lives(int lives) {
    row(lives, 16, 12, 4, 6, 8, 200);
  }

  /** The pixels, row by row from the top; not a copy. */
  byte[] pixels() {
    return pixels;
  }
}
