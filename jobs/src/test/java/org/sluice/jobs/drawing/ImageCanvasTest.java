package org.sluice.jobs.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/** Where in an image what was drawn is found. */
class ImageCanvasTest {

  private static final int RED = 0xFF0000;
  private static final int GREEN = 0x00FF00;
  private static final int BLACK = 0;

  private final BufferedImage image = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
  private Canvas canvas;

  @BeforeEach
  void view() {
    Graphics2D graphics = image.createGraphics();
    canvas = new ImageCanvas(graphics, 300, 100);
    canvas.view(0, 0, 10, 10); // the 100 × 100 in the middle
  }

  private int at(int x, int y) {
    return image.getRGB(x, y) & 0xFFFFFF;
  }

  @Test
  void theViewIsInTheMiddleAndNothingIsDrawnOutside() {
    canvas.rectangle(RED, -50, 2, 50, 4);
    assertThat(at(99, 70)).isEqualTo(BLACK);
    assertThat(at(101, 70)).isEqualTo(RED);
    assertThat(at(198, 70)).isEqualTo(RED);
    assertThat(at(201, 70)).isEqualTo(BLACK);
    assertThat(at(150, 50)).isEqualTo(Colours.SKY);
    assertThat(at(150, 90)).isEqualTo(Colours.SKY);
  }

  @Test
  void linesHaveAWidthInTheWorldAndOneOfNoLengthIsADisc() {
    canvas.line(RED, 2, 3, 8, 7, 8);
    canvas.line(GREEN, 2, 5, 3, 5, 3);
    assertThat(at(150, 12)).isEqualTo(RED);
    assertThat(at(150, 28)).isEqualTo(RED);
    assertThat(at(150, 8)).isEqualTo(Colours.SKY);
    assertThat(at(122, 20)).as("round ends").isEqualTo(RED);
    assertThat(at(150, 62)).isEqualTo(GREEN);
    assertThat(at(158, 70)).isEqualTo(GREEN);
    assertThat(at(158, 62)).isEqualTo(Colours.SKY);
  }

  @Test
  void pixelsFillTheViewFromTheTop() {
    canvas.pixels(2, new byte[] {0, 50, 100, (byte) 200});
    assertThat(at(110, 10)).isEqualTo(0x000000);
    assertThat(at(190, 49)).isEqualTo(0x323232);
    assertThat(at(149, 51)).isEqualTo(0x646464);
    assertThat(at(150, 90)).isEqualTo(0xC8C8C8);
  }
}
