package org.sluice.jobs.lab.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.Trunk;

class KlBallTest {

  /** A Gaussian that comes from outside equally on both axes ends with 1/x + ln x − 1 = 0.01. */
  @Test
  void aGaussianEndsOnTheSurfaceWithTheVarianceOfTheFormula() {
    Generator random = new Generator(3);
    KlBall.Member member = KlBall.approach(new Gaussian(1, 2, Trunk.of(4)), 0, random);
    assertThat(member.sampled()).isCloseTo(KlBall.RADIUS, within(1e-5));
    // 4096 samples tell the divergence to about ±0.002.
    assertThat(member.nats()).isCloseTo(KlBall.RADIUS, within(0.005));
    double variance = member.policy().sample(100_000, random).totalVariance();
    assertThat(variance / (2 * KlBall.DEVIATION * KlBall.DEVIATION)).isCloseTo(1.156, within(0.04));
  }
}
