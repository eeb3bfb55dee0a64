package org.sluice.learning.graph.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantiles against those of Commons Statistics. */
class IncompleteBetaTest {

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
}
