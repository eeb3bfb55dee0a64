package org.sluice.jobs.lab.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sluice.env.toy.CorrelatedBandit;

class GridDivergenceTest {

  private static final Grid GRID = new Grid(3, 401);

  @Test
  void equalsTheClosedFormBetweenGaussians() {
    double[] narrow = GRID.evaluate((x, y) -> gaussian(x - 0.2, 0.3) + gaussian(y + 0.1, 0.2));
    double[] wide = GRID.evaluate((x, y) -> gaussian(x, 0.5) + gaussian(y, 0.4));
    double expected = closedForm(0.2, 0.3, 0.5) + closedForm(-0.1, 0.2, 0.4);
    GridDivergence divergence = GridDivergence.of(GRID, narrow, wide);
    assertThat(divergence.nats()).isCloseTo(expected, within(1e-8));
    assertThat(divergence.mass()).isCloseTo(1, within(1e-8));
  }

  @Test
  void doesNotCareForTheTargetsFactor() {
    double[] density = GRID.evaluate((x, y) -> gaussian(x, 0.3) + gaussian(y, 0.2));
    double[] target = GRID.evaluate((x, y) -> gaussian(x, 0.3) + gaussian(y, 0.2) + 700);
    assertThat(GridDivergence.of(GRID, density, target).nats()).isCloseTo(0, within(1e-8));
  }

  @Test
  void saysHowMuchItDoesNotSee() {
    double[] density = GRID.evaluate((x, y) -> gaussian(x - 3, 0.3) + gaussian(y, 0.2));
    assertThat(GridDivergence.of(GRID, density, density).mass()).isBetween(0.4, 0.6);
  }

  @Test
  void pointsOfNoDensityCountNothing() {
    double[] density = GRID.evaluate((x, y) -> gaussian(x, 0.3) + gaussian(y, 0.2));
    double[] other = density.clone();
    density[0] = Double.NEGATIVE_INFINITY;
    assertThat(GridDivergence.of(GRID, density, other).nats()).isCloseTo(0, within(1e-8));
  }

  /** exp(r / c) / Z is the Gaussian with covariance c Σ / 2. */
  @Test
  void theCorrelatedTargetIsTheGaussianOfItsCovariance() {
    double temperature = 0.2;
    double[][] covariance = CorrelatedBandit.targetCovariance(temperature);
    double variance = covariance[0][0];
    double correlation = covariance[0][1] / variance;
    double determinant = variance * variance * (1 - correlation * correlation);
    double[] density =
        Bandit.GRID.evaluate(
            (x, y) ->
                -(x * x - 2 * correlation * x * y + y * y)
                        / (2 * variance * (1 - correlation * correlation))
                    - Math.log(2 * Math.PI * Math.sqrt(determinant)));
    GridDivergence divergence =
        GridDivergence.of(
            Bandit.GRID, density, Bandit.CORRELATED.logTarget(Bandit.GRID, temperature));
    assertThat(divergence.mass()).isCloseTo(1, within(1e-8));
    assertThat(divergence.nats()).isCloseTo(0, within(1e-8));
  }

  /**
   * J + c H = −c KL[π ‖ π*] + c log Z for any π, here a Gaussian in the correlated bandit: J = −2 v
   * / (1 − ρ²) ÷ Σ's variance, H = log 2πe v.
   */
  @Test
  void theObjectiveIsADivergenceUpToAConstant() {
    double c = 0.2;
    double[] logTarget = Bandit.CORRELATED.logTarget(Bandit.GRID, c);
    double constant = Double.NaN;
    for (double deviation : new double[] {0.1, 0.2, 0.3}) {
      double[] density =
          Bandit.GRID.evaluate((x, y) -> gaussian(x, deviation) + gaussian(y, deviation));
      double variance = deviation * deviation;
      double rho = CorrelatedBandit.COVARIANCE;
      double reward = -2 * variance / (1 - rho * rho);
      double entropy = Math.log(2 * Math.PI * Math.E * variance);
      double nats = GridDivergence.of(Bandit.GRID, density, logTarget).nats();
      double difference = reward + c * entropy + c * nats;
      if (!Double.isNaN(constant)) {
        assertThat(difference).isCloseTo(constant, within(1e-8));
      }
      constant = difference;
    }
  }

  private static double gaussian(double x, double deviation) {
    double z = x / deviation;
    return -z * z / 2 - Math.log(deviation) - Math.log(2 * Math.PI) / 2;
  }

  private static double closedForm(double shift, double narrow, double wide) {
    return Math.log(wide / narrow) + (narrow * narrow + shift * shift) / (2 * wide * wide) - 0.5;
  }
}
