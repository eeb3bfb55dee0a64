package org.sluice.learning.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sluice.learning.records.EndMark.NONE;
import static org.sluice.learning.records.EndMark.TERMINATED;
import static org.sluice.learning.records.EndMark.TRUNCATED;

import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.records.EndMark;

class GaeTest {

  private final double[] rewards = {1, 2, 3, 4};
  private final double[] values = {0.5, -1, 2, 1};
  private final double[] weights = {1, 1, 1, 1};

  private double[] advantages(
      EndMark[] ends, double[] finalValues, double bootstrap, double lambda) {
    double[] advantages = new double[4];
    new Gae(0.5, lambda)
        .estimate(
            rewards, values, weights, ends, finalValues, bootstrap, advantages, new double[4]);
    return advantages;
  }

  @Test
  void withLambdaOneItIsTheDiscountedReturnLessTheValue() {
    double[] advantages = advantages(new EndMark[] {NONE, NONE, NONE, NONE}, new double[4], 8, 1);
    assertThat(advantages[0]).isEqualTo(1 + 2 / 2.0 + 3 / 4.0 + 4 / 8.0 + 8 / 16.0 - 0.5);
  }

  @Test
  void withLambdaZeroItIsTheTemporalDifference() {
    double[] advantages = advantages(new EndMark[] {NONE, NONE, NONE, NONE}, new double[4], 8, 0);
    assertThat(advantages).containsExactly(1 - 0.5 - 0.5, 2 + 1 + 1, 3 + 0.5 - 2, 4 + 4 - 1);
  }

  @Test
  void weightsScaleEachTermAndAllThatFollowsIt() {
    double[] all = advantages(new EndMark[] {NONE, NONE, NONE, NONE}, new double[4], 8, 1);
    weights[1] = 0.25;
    double[] weighted = advantages(new EndMark[] {NONE, NONE, NONE, NONE}, new double[4], 8, 1);
    assertThat(weighted[2]).isEqualTo(all[2]);
    assertThat(weighted[1]).isEqualTo(0.25 * all[1]);
    assertThat(weighted[0]).isEqualTo(1 + 0.5 * -1 - 0.5 + 0.5 * 0.25 * all[1]);
  }

  @Test
  void nothingCrossesTheEndOfAnEpisode() {
    double[] finals = {Double.NaN, 6, Double.NaN, Double.NaN};
    double[] advantages =
        advantages(new EndMark[] {NONE, TRUNCATED, NONE, TERMINATED}, finals, Double.NaN, 1);
    assertThat(advantages[3]).isEqualTo(4 - 1);
    assertThat(advantages[2]).isEqualTo(3 + 4 / 2.0 - 2);
    assertThat(advantages[1]).isEqualTo(2 + 6 / 2.0 + 1);
    assertThat(advantages[0]).isEqualTo(1 + 2 / 2.0 + 6 / 4.0 - 0.5);
  }

  @Test
  void standardisedNumbersHaveMeanZeroAndDeviationOne() {
    Generator random = new Generator(3);
    double[] advantages = new double[1000];
    for (int i = 0; i < advantages.length; i++) {
      advantages[i] = 1e6 + 1e-3 * random.gaussian();
    }
    double deviation = Standardisation.standardise(advantages);
    assertThat(deviation).isBetween(0.9e-3, 1.1e-3);
    double sum = 0;
    double squares = 0;
    for (double advantage : advantages) {
      sum += advantage;
      squares += advantage * advantage;
    }
    assertThat(sum / 1000).isBetween(-1e-6, 1e-6);
    assertThat(squares / 1000).isBetween(1 - 1e-6, 1 + 1e-6);
  }

  @Test
  void centredNumbersKeepTheirScale() {
    double[] advantages = {1, 2, 6};
    assertThat(Standardisation.centre(advantages)).isBetween(2.16, 2.17);
    assertThat(advantages).containsExactly(-2, -1, 3);
  }

  @Test
  void equalAdvantagesBecomeZero() {
    for (double same : new double[] {0, 0.1, -1e-300, 1e100}) {
      double[] advantages = new double[1023];
      java.util.Arrays.fill(advantages, same);
      assertThat(Standardisation.standardise(advantages)).isZero();
      assertThat(advantages).containsOnly(0);
    }
  }

  @Test
  void numbersThatAreNotFiniteAreReportedAndLeft() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
      double[] advantages = {1, bad, 2};
      assertThat(Standardisation.standardise(advantages)).isNaN();
      assertThat(Standardisation.centre(advantages)).isNaN();
      assertThat(advantages).containsExactly(1, bad, 2);
    }
  }

  @Test
  void endMarksKeepTheirCodes() {
    assertThat(NONE.code()).isEqualTo((byte) 0);
    assertThat(TERMINATED.code()).isEqualTo((byte) 1);
    assertThat(TRUNCATED.code()).isEqualTo((byte) 2);
    for (EndMark mark : EndMark.values()) {
      assertThat(EndMark.ofCode(mark.code())).isEqualTo(mark);
    }
    assertThatThrownBy(() -> EndMark.ofCode(3)).hasMessage("an end mark is 0, 1 or 2, not 3");
    assertThat(EndMark.of(true, true)).isEqualTo(TERMINATED);
    assertThat(EndMark.of(false, true)).isEqualTo(TRUNCATED);
    assertThat(EndMark.of(false, false)).isEqualTo(NONE);
  }

  @Test
  void discountsAreChecked() {
    assertThat(new Hyperparameters().get(GaeParams.GAMMA)).isEqualTo(0.99);
    assertThatThrownBy(() -> new Hyperparameters().set(GaeParams.LAMBDA, 1.5))
        .hasMessage("lambda must be 0 … 1, not 1.5");
  }
}
