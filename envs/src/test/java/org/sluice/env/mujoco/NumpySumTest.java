package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NumpySumTest {

  /** 1 and 1e16 tell the orders apart: 1e16 + 1 is 1e16. */
  @Test
  void fewTermsAreAddedFromLeftToRight() {
    assertThat(NumpySum.of(new double[] {1e16, 1, 1, -1e16})).isEqualTo(0);
    assertThat(NumpySum.of(new double[] {1, 1, 1e16, -1e16})).isEqualTo(2);
    assertThat(NumpySum.of(new double[0])).isEqualTo(0);
  }

  /** The values of {@code numpy.sum}; from left to right they were 1.7000000000000004 and 6. */
  @Test
  void manyTermsAreAddedInEightLanes() {
    double[] tenths = new double[17];
    Arrays.fill(tenths, 0.1);
    assertThat(NumpySum.of(tenths)).isEqualTo(1.7000000000000002);
    double[] lanes = {1e16, 1, -1e16, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    assertThat(NumpySum.of(lanes)).isEqualTo(5);
  }

  @Test
  void squaresAreThoseOfTheTerms() {
    assertThat(NumpySum.ofSquares(new double[] {3, 4})).isEqualTo(25);
    assertThat(NumpySum.ofSquares(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9})).isEqualTo(285);
  }

  @Test
  void longerSumsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> NumpySum.of(new double[129]));
  }
}
