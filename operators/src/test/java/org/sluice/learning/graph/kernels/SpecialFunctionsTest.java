package org.sluice.learning.graph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our allocation-free functions against the libraries'. */
class SpecialFunctionsTest {

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.5, 1, 1.5, 2, 3.25, 11.9, 12, 40, 1234.5, 1e6})
  void logGamma(double x) {
    double expected = LogGamma.value(x);
    assertThat(SpecialFunctions.logGamma(x))
        .isCloseTo(expected, within(1e-14 + 1e-14 * Math.abs(expected)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, -1, 1, 2})
  void atanhIsFiniteAtTheEdge(double x) {
    assertThat(Math.abs(SpecialFunctions.value(Activation.ATANH, x))).isBetween(18.7, 18.8);
    assertThat(Math.abs(SpecialFunctions.value(Activation.ATANH, (float) x))).isBetween(8.6f, 8.7f);
  }
}
