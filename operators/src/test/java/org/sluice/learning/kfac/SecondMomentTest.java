package org.sluice.learning.kfac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;

class SecondMomentTest {

  @ParameterizedTest
  @EnumSource
  void addsTheWeightedMeanOfOuterProducts(Precision precision) {
    Generator random = new Generator(5);
    Block x = precision.block(7, 300);
    for (int i = 0; i < x.size(); i++) {
      x.set(i, random.gaussian());
    }
    SecondMoment moment = new SecondMoment(precision, 7, true);
    assertThat(moment.size()).isEqualTo(8);
    int offset = 2;
    double[] triangle = new double[offset + SecondMoment.triangle(8)];
    Arrays.fill(triangle, 10);

    moment.addTo(x, 0.25, triangle, offset);

    int i = offset;
    for (int row = 0; row < 8; row++) {
      for (int column = 0; column <= row; column++) {
        double mean = 0;
        for (int sample = 0; sample < x.columns; sample++) {
          mean += with1(x, row, sample) * with1(x, column, sample) / x.columns;
        }
        double tolerance = precision == Precision.DOUBLE ? 1e-14 : 1e-6;
        assertThat(triangle[i++]).isCloseTo(10 + 0.25 * mean, within(tolerance * 10));
      }
    }
    assertThat(i).isEqualTo(triangle.length);
    assertThat(triangle[0]).isEqualTo(10);
  }

  private static double with1(Block x, int row, int column) {
    return row == x.rows ? 1 : x.get(row, column);
  }
}
