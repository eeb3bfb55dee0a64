package org.sluice.learning.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions that are computed here because the libraries' allocate, against the libraries'. */
class SpecialFunctionsTest {

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.5, 1, 1.5, 2, 3.25, 11.9, 12, 40, 1234.5, 1e6})
  void logGamma(double x) {
    double expected = LogGamma.value(x);
    assertThat(SpecialFunctions.logGamma(x))
        .isCloseTo(expected, within(1e-14 + 1e-14 * Math.abs(expected)));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,3", "2.5,1", "1.7,1.6", "4,9", "30,2", "400,300", "5000,1.5"})
  void betaQuantiles(double alpha, double beta) {
    BetaDistribution distribution = BetaDistribution.of(alpha, beta);
    for (double p : new double[] {1e-9, 1e-4, 0.02, 0.3, 0.5, 0.77, 0.999, 1 - 1e-9}) {
      double x = IncompleteBeta.quantile(p, alpha, beta);
      assertThat(distribution.cumulativeProbability(x)).isCloseTo(p, within(1e-12 + 1e-9 * p));
    }
    assertThat(IncompleteBeta.quantile(0, alpha, beta)).isZero();
    assertThat(IncompleteBeta.quantile(1, alpha, beta)).isOne();
  }

  @ParameterizedTest
  @CsvSource({"0,1e-6", "1e-9,1e-6", "0.3,1e-4", "-2,0.5", "7,1", "-40,30", "1e-3,1000", "90,100"})
  void tanhRoots(double t, double slope) {
    double p = TanhRoot.root(t, slope);
    assertThat(p + (slope - 1) * Math.tanh(p)).isCloseTo(t, within(1e-13 * (1 + Math.abs(t))));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, -1, 1, 2})
  void atanhIsFiniteAtTheEdge(double x) {
    assertThat(Math.abs(SpecialFunctions.value(Activation.ATANH, x))).isBetween(18.7, 18.8);
    assertThat(Math.abs(SpecialFunctions.value(Activation.ATANH, (float) x))).isBetween(8.6f, 8.7f);
  }
}
