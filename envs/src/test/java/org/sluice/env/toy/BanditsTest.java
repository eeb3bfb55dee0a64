package org.sluice.env.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.sluice.env.Step;
import org.sluice.env.VectorStateEnv;

class BanditsTest {

  private static final double TEMPERATURE = 0.2;

  @Test
  void theCorrelatedRewardIsTheQuadraticForm() {
    // Σ⁻¹ by hand: [[1, −.9], [−.9, 1]] / .19.
    assertThat(CorrelatedBandit.reward(0, 0)).isZero();
    assertThat(CorrelatedBandit.reward(1, 0)).isCloseTo(-1 / 0.19, within(1e-12));
    assertThat(CorrelatedBandit.reward(1, 1)).isCloseTo(-0.2 / 0.19, within(1e-12));
    assertThat(CorrelatedBandit.reward(1, -1)).isCloseTo(-3.8 / 0.19, within(1e-12));
  }

  @Test
  void theBimodalRewardIsTheBetterOfTwoQuadraticForms() {
    double[][] modes = BimodalBandit.modes();
    assertThat(BimodalBandit.reward(modes[0][0], modes[0][1])).isZero();
    assertThat(BimodalBandit.reward(modes[1][0], modes[1][1])).isZero();
    for (double x = -1.5; x <= 1.5; x += 0.1) {
      for (double y = -1; y <= 1; y += 0.25) {
        double best = Double.NEGATIVE_INFINITY;
        for (double[] mode : modes) {
          double dx = x - mode[0];
          double dy = y - mode[1];
          best = Math.max(best, -(dx * dx / 0.5 + dy * dy / 0.5));
        }
        assertThat(BimodalBandit.reward(x, y)).isCloseTo(best, within(1e-12));
      }
    }
  }

  @Test
  void theTargetDensityHasTheStatedCovariance() {
    double[][] stated = CorrelatedBandit.targetCovariance(TEMPERATURE);
    double[] moments = moments(CorrelatedBandit::reward);
    assertThat(moments[0]).isCloseTo(stated[0][0], within(1e-9));
    assertThat(moments[1]).isCloseTo(stated[1][1], within(1e-9));
    assertThat(moments[2]).isCloseTo(stated[0][1], within(1e-9));
    assertThat(stated[0][0]).isCloseTo(0.1, within(1e-15));
    assertThat(stated[1][0]).isCloseTo(0.09, within(1e-15));
  }

  @Test
  void theBimodalTargetHasTheStatedCovarianceAcross() {
    double[][] stated = BimodalBandit.modeCovariance(TEMPERATURE);
    assertThat(moments(BimodalBandit::reward)[1]).isCloseTo(stated[1][1], within(1e-9));
    assertThat(stated[0][0]).isCloseTo(0.05, within(1e-15));
  }

  @Test
  void anEpisodeIsOneStepAndActionsCountAsTheyAre() {
    for (VectorStateEnv env : new VectorStateEnv[] {new CorrelatedBandit(), new BimodalBandit()}) {
      Step step = new Step(env.spec());
      env.reset(0, step.observation);
      assertThat(step.observation).containsExactly(1);
      env.step(new double[] {3, -2}, step);
      assertThat(step.terminated).isTrue();
      assertThat(step.truncated).isFalse();
      assertThat(step.observation).containsExactly(1);
      double expected =
          env instanceof CorrelatedBandit
              ? CorrelatedBandit.reward(3, -2)
              : BimodalBandit.reward(3, -2);
      assertThat(step.reward).isEqualTo(expected);
    }
  }

  /** E x², E y², E xy under exp(r/c) / Z, on a grid that the density has vanished at the rim of. */
  private static double[] moments(DoubleBinaryOperator reward) {
    double spacing = 0.01;
    double weights = 0;
    double[] moments = new double[3];
    for (double x = -3; x <= 3; x += spacing) {
      for (double y = -3; y <= 3; y += spacing) {
        double weight = Math.exp(reward.applyAsDouble(x, y) / TEMPERATURE);
        weights += weight;
        moments[0] += weight * x * x;
        moments[1] += weight * y * y;
        moments[2] += weight * x * y;
      }
    }
    for (int i = 0; i < moments.length; i++) {
      moments[i] /= weights;
    }
    return moments;
  }
}
