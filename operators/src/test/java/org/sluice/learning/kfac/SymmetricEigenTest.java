package org.sluice.learning.kfac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Generator;

class SymmetricEigenTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 65, 377})
  void multipliesBackToTheMatrix(int size) {
    double[] triangle = new double[SecondMoment.triangle(size)];
    Generator random = new Generator(size);
    for (int i = 0; i < triangle.length; i++) {
      triangle[i] = random.gaussian();
    }
    SymmetricEigen eigen = new SymmetricEigen(size);
    assertThat(eigen.decompose(triangle, 0)).isTrue();

    double[] q = eigen.vectors();
    double[] scaled = q.clone();
    double[] product = new double[size * size];
    MatrixProduct.of(q, false, q, true, size, size, size, product);
    for (int i = 0; i < size * size; i++) {
      assertThat(product[i]).isCloseTo(i % (size + 1) == 0 ? 1 : 0, within(1e-12));
      scaled[i] *= eigen.values()[i / size];
    }
    MatrixProduct.of(q, true, scaled, false, size, size, size, product);
    int i = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        assertThat(product[row * size + column]).isCloseTo(triangle[i], within(1e-11));
        assertThat(product[column * size + row]).isCloseTo(triangle[i++], within(1e-11));
      }
    }
    assertThat(eigen.values()).isSorted();
  }

  @Test
  void zerosHaveEigenvaluesZero() {
    SymmetricEigen eigen = new SymmetricEigen(5);
    assertThat(eigen.decompose(new double[15], 0)).isTrue();
    assertThat(eigen.values()).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatIsNotFinite(double number) {
    double[] triangle = new double[15];
    triangle[7] = number;
    assertThat(new SymmetricEigen(5).decompose(triangle, 0)).isFalse();
  }
}
