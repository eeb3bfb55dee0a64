package org.sluice.jobs.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.lab.toy.Grid;

class ContoursTest {

  private static final Grid GRID = new Grid(2, 101);

  @Test
  void aHillHasOneClosedContour() {
    double[] hill = GRID.evaluate((x, y) -> -(x * x + y * y));
    List<List<double[]>> lines = Contours.of(GRID, hill, -1);
    assertThat(lines).hasSize(1);
    List<double[]> line = lines.get(0);
    assertThat(line.get(0)).containsExactly(line.get(line.size() - 1));
    assertThat(line)
        .allSatisfy(point -> assertThat(Math.hypot(point[0], point[1])).isCloseTo(1, within(1e-3)));
    assertThat(length(line)).isCloseTo(2 * Math.PI, within(1e-2));
  }

  @Test
  void twoHillsHaveTwo() {
    double[] hills = GRID.evaluate((x, y) -> -Math.hypot(Math.abs(x) - 0.5, y));
    assertThat(Contours.of(GRID, hills, -0.3)).hasSize(2);
    assertThat(Contours.of(GRID, hills, -1.2)).hasSize(1);
  }

  @Test
  void aSlopeHasALineFromBorderToBorder() {
    List<List<double[]>> lines = Contours.of(GRID, GRID.evaluate((x, y) -> x + 2 * y), 0.03);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .allSatisfy(p -> assertThat(p[0] + 2 * p[1]).isCloseTo(0.03, within(1e-12)));
    assertThat(length(lines.get(0))).isCloseTo(Math.hypot(4, 2), within(0.05));
  }

  /** One cell whose diagonals disagree: the mean of its corners decides what is joined. */
  @Test
  void aSaddleIsDecidedByItsMiddle() {
    Grid cell = new Grid(1, 2);
    for (double level : new double[] {0.4, 0.6}) {
      for (double[] saddle : new double[][] {{1, 0, 0, 1}, {0, 1, 1, 0}}) {
        List<List<double[]>> lines = Contours.of(cell, saddle, level);
        assertThat(lines).hasSize(2);
        // The lines cut off the two corners that are not on the middle's side.
        double cutOff = level < 0.5 ? 0 : 1;
        for (List<double[]> line : lines) {
          double x = line.get(0)[0] + line.get(1)[0] > 0 ? 1 : 0;
          double y = line.get(0)[1] + line.get(1)[1] > 0 ? 1 : 0;
          assertThat(saddle[(int) (2 * y + x)]).isEqualTo(cutOff);
        }
      }
    }
  }

  @Test
  void aPlainHasNone() {
    assertThat(Contours.of(GRID, GRID.evaluate((x, y) -> 1), 0.5)).isEmpty();
    assertThat(Contours.of(GRID, GRID.evaluate((x, y) -> 0), 0.5)).isEmpty();
  }

  private static double length(List<double[]> line) {
    double length = 0;
    for (int i = 1; i < line.size(); i++) {
      length +=
          Math.hypot(line.get(i)[0] - line.get(i - 1)[0], line.get(i)[1] - line.get(i - 1)[1]);
    }
    return length;
  }
}
