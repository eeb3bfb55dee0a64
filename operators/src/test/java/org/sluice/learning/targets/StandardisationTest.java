package org.sluice.learning.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardisationTest {

  @Test
  void meanZeroAndDeviationOne() {
    double[] advantages = {1, 2, 3, 6};
    assertThat(Standardisation.standardise(advantages)).isEqualTo(Math.sqrt(3.5), within(1e-15));
    double sum = 0;
    double squares = 0;
    for (double advantage : advantages) {
      sum += advantage;
      squares += advantage * advantage;
    }
    assertThat(sum).isEqualTo(0, within(1e-15));
    assertThat(squares / 4).isEqualTo(1, within(1e-15));
  }

  @Test
  void centringKeepsTheScale() {
    double[] advantages = {1, 2, 3, 6};
    assertThat(Standardisation.centre(advantages)).isEqualTo(Math.sqrt(3.5), within(1e-15));
    assertThat(advantages).containsExactly(-2, -1, 0, 3);
  }

  /** 0.1 cannot be summed exactly; the rounding errors must not be blown up to deviation 1. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, -1e300, 1e-300})
  void equalAdvantagesBecomeZero(double value) {
    double[] advantages = new double[1000];
    Arrays.fill(advantages, value);
    double[] centred = advantages.clone();
    assertThat(Standardisation.standardise(advantages)).isZero();
    assertThat(advantages).containsOnly(0);
    assertThat(Standardisation.centre(centred)).isZero();
    assertThat(centred).containsOnly(0);
  }

  @Test
  void roundingErrorsCountAsEqual() {
    double[] advantages = {0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2};
    assertThat(Standardisation.standardise(advantages)).isZero();
    assertThat(advantages).containsOnly(0);
  }

  @Test
  void one() {
    double[] advantages = {-7};
    assertThat(Standardisation.standardise(advantages)).isZero();
    assertThat(advantages).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e200})
  void whatHasNoFiniteDeviationStaysAsItIs(double value) {
    double[] advantages = {1, value, 3};
    assertThat(Standardisation.standardise(advantages)).isNaN();
    assertThat(advantages).containsExactly(1, value, 3);
    assertThat(Standardisation.centre(advantages)).isNaN();
    assertThat(advantages).containsExactly(1, value, 3);
  }
}
