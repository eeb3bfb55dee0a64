package org.sluice.jobs.lab.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PointsTest {

  private static final Points CROSS =
      new Points(new double[] {1, -1, 2, -2}, new double[] {1, -1, -2, 2});

  @Test
  void correlation() {
    Points line = new Points(new double[] {0, 1, 2}, new double[] {5, 3, 1});
    assertThat(line.correlation()).isCloseTo(-1, within(1e-12));
    assertThat(CROSS.correlation()).isCloseTo(-0.6, within(1e-12));
  }

  @Test
  void totalVarianceIsThatOfBothCoordinates() {
    assertThat(CROSS.totalVariance()).isCloseTo(5, within(1e-12));
  }

  @Test
  void shareRightLeavesTheAxisOut() {
    assertThat(new Points(new double[] {-1, 0, 1, 2}, new double[4]).shareRight()).isEqualTo(0.5);
  }

  @Test
  void radiusHoldsItsShare() {
    assertThat(CROSS.radius(0.5)).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(CROSS.radius(0.51)).isCloseTo(Math.sqrt(8), within(1e-12));
    assertThat(CROSS.radius(1)).isCloseTo(Math.sqrt(8), within(1e-12));
  }
}
