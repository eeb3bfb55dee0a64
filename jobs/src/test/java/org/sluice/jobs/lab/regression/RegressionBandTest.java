package org.sluice.jobs.lab.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.env.Generator;

class RegressionBandTest {

  private static final int STEPS = 1500;

  /** Its mean fits the data, and it is less certain where there are none. */
  @ParameterizedTest
  @EnumSource(RegressionMethod.class)
  void fitsDataAndWidensBeyondThem(RegressionMethod method) {
    CubicData data = CubicData.draw(20, new Generator(1));
    RegressionBand band = RegressionBand.of(method, data, STEPS, new Generator(1));
    double error = 0;
    double size = 0;
    for (int i = 0; i < band.x().length; i++) {
      if (Math.abs(band.x()[i]) <= CubicData.LIMIT) {
        double y = CubicData.function(band.x()[i]);
        error += (band.mean()[i] - y) * (band.mean()[i] - y);
        size += y * y;
      }
    }
    assertThat(error).isLessThan(0.25 * size);
    assertThat(band.meanDeviation(5, 6)).isGreaterThan(1.5 * band.meanDeviation(0, 4));
  }
}
