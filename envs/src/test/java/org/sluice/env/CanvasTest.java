package org.sluice.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies as the two shapes that every canvas draws. */
class CanvasTest {

  private final List<String> calls = new ArrayList<>();

  private final Canvas canvas =
      new Canvas() {
        @Override
        protected void show(double left, double bottom, double right, double top) {
          calls.add("view");
        }

        @Override
        public void area(int colour, double... points) {
          calls.add("area " + Integer.toHexString(colour) + " " + Arrays.toString(points));
        }

        @Override
        public void line(int colour, double width, double... points) {
          calls.add(String.format("line %x %.3f %s", colour, width, Arrays.toString(points)));
        }

        @Override
        public void pixels(int columns, byte[] grays) {
          calls.add("pixels");
        }
      };

  @Test
  void aPolygonIsFilledAndThenOutlined() {
    canvas.view(0, 0, 10, 10);
    canvas.polygon(0x804020, 1, 2, 3, 4, 5, 6);
    assertThat(calls)
        .containsExactly(
            "view",
            "area 804020 [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]",
            "line 402010 0.050 [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 1.0, 2.0]");
  }

  /** The outline's middle is the capsule's edge. */
  @Test
  void aCapsuleIsAThickLineOnAThickerOne() {
    canvas.view(0, 0, 10, 10);
    canvas.capsule(0x804020, 1, 2, 3, 4, 5);
    canvas.disc(0x804020, 0.01, 2, 3);
    assertThat(calls)
        .containsExactly(
            "view",
            "line 402010 2.050 [2.0, 3.0, 4.0, 5.0]",
            "line 804020 1.950 [2.0, 3.0, 4.0, 5.0]",
            "line 402010 0.070 [2.0, 3.0, 2.0, 3.0]",
            "line 804020 0.000 [2.0, 3.0, 2.0, 3.0]");
  }
}
