package org.sluice.jobs.lab.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.GaussianMixture;
import org.sluice.learning.policy.type.Trunk;

class FixedPolicyTest {

  @Test
  void densityIsThatOfItsSamples() {
    Policy policy = new GaussianMixture(1, 2, 3, Trunk.of(4));
    Generator random = new Generator(7);
    double[] parameters = policy.layout().initialise(random);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += 0.3 * random.gaussian();
    }
    FixedPolicy fixed = new FixedPolicy(policy, parameters, new double[] {1});
    Grid grid = new Grid(10, 201);
    double[] logDensity = fixed.logDensity(grid);
    double right = 0;
    double mass = 0;
    for (int i = 0; i < logDensity.length; i++) {
      double share = Math.exp(logDensity[i]) * grid.cellArea();
      mass += share;
      right += grid.coordinate(i % grid.side()) > 0 ? share : 0;
      // Half of what stands on the axis.
      right += i % grid.side() == grid.side() / 2 ? share / 2 : 0;
    }
    assertThat(mass).isCloseTo(1, within(1e-6));
    // 4 standard deviations of the share of 100,000 samples
    assertThat(fixed.sample(100_000, random).shareRight()).isCloseTo(right, within(0.0064));
  }

  @Test
  void highestDensityRegionsOfAGaussianAreDiscs() {
    Policy policy = new Gaussian(1, 2, Trunk.of(4));
    double[] parameters = new double[policy.layout().size()];
    Grid grid = new Grid(6, 401);
    double[] logDensity = new FixedPolicy(policy, parameters, new double[] {1}).logDensity(grid);
    for (double share : new double[] {0.5, 0.9, 0.99}) {
      // A disc of radius r holds 1 − exp(−r² / 2) of the standard Gaussian.
      assertThat(HighestDensity.level(logDensity, share))
          .isCloseTo(Math.log(1 - share) - Math.log(2 * Math.PI), within(0.01));
    }
  }
}
