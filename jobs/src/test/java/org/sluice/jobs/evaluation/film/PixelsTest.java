package org.sluice.jobs.evaluation.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;

class PixelsTest {

  @Test
  void aGameIsAFewRectangles() {
    byte[] grays = new byte[6 * 8];
    fill(grays, 6, 1, 2, 4, 5, 200);
    fill(grays, 6, 4, 6, 5, 7, 90);
    assertThat(new Pixels(6, grays).runs())
        .containsExactly(
            new Pixels.Run(0, 0, 0, 6, 8),
            new Pixels.Run(200, 1, 2, 4, 5),
            new Pixels.Run(90, 4, 6, 5, 7));
  }

  @Test
  void anyPictureIsRestored() {
    Generator random = new Generator(1);
    for (int i = 0; i < 100; i++) {
      int columns = 1 + random.nextInt(9);
      byte[] grays = new byte[columns * (1 + random.nextInt(9))];
      for (int pixel = 0; pixel < grays.length; pixel++) {
        grays[pixel] = (byte) (100 * random.nextInt(3));
      }
      assertThat(painted(columns, grays.length, new Pixels(columns, grays).runs()))
          .isEqualTo(grays);
    }
  }

  private static byte[] painted(int columns, int size, List<Pixels.Run> runs) {
    byte[] grays = new byte[size];
    for (Pixels.Run run : runs) {
      fill(grays, columns, run.left(), run.top(), run.right(), run.bottom(), run.gray());
    }
    return grays;
  }

  private static void fill(
      byte[] grays, int columns, int left, int top, int right, int bottom, int gray) {
    for (int row = top; row < bottom; row++) {
      Arrays.fill(grays, row * columns + left, row * columns + right, (byte) gray);
    }
  }
}
