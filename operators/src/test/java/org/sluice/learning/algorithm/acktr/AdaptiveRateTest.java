package org.sluice.learning.algorithm.acktr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptiveRateTest {

  @ParameterizedTest
  @CsvSource({
    "0.03, 0.0041, 0.02",
    "0.03, 0.0040, 0.03",
    "0.03, 0.0010, 0.03",
    "0.03, 0.0009, 0.045",
    "0.03, -0.01, 0.045",
    "0.9, 0, 1",
    "1e-8, 1, 1e-8",
  })
  void movesByOneAndAHalfWithinBounds(double rate, double divergence, double next) {
    assertThat(AdaptiveRate.next(rate, divergence, 0.002)).isCloseTo(next, withinPercentage(1e-10));
  }
}
