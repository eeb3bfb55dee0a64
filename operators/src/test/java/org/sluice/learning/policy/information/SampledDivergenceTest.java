package org.sluice.learning.policy.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;

class SampledDivergenceTest {

  private static final double SHIFT = 0.06; // KL = SHIFT² / 2 = 0.0018

  /** Both within 5 standard deviations of KL[N(0, 1) ‖ N(SHIFT, 1)]: one seed, fixed numbers. */
  @Test
  void bothEstimateTheDivergenceOfTwoNormals() {
    int batch = 100_000;
    double[] before = new double[batch];
    double[] after = new double[batch];
    Generator random = new Generator(2);
    for (int i = 0; i < batch; i++) {
      double x = random.gaussian();
      before[i] = -x * x / 2;
      after[i] = -(x - SHIFT) * (x - SHIFT) / 2;
    }
    double divergence = SHIFT * SHIFT / 2;
    double root = Math.sqrt(batch);
    assertThat(SampledDivergence.LOG_RATIO.of(before, after))
        .isCloseTo(divergence, within(5 * SHIFT / root));
    assertThat(SampledDivergence.POSITIVE.of(before, after))
        .isCloseTo(divergence, within(5 * Math.sqrt(2) * divergence / root));
  }
}
