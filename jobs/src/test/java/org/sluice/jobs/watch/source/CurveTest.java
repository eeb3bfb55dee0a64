package org.sluice.jobs.watch.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {

  private static final Series EMPTY = new Series(new double[0], new double[0]);

  private static Series line(int first, int last, double slope) {
    double[] places = IntStream.rangeClosed(first, last).asDoubleStream().toArray();
    double[] values = IntStream.rangeClosed(first, last).mapToDouble(i -> slope * i).toArray();
    return new Series(places, values);
  }

  @Test
  void isTheMeanWhereAllHaveAValue() {
    Curve curve = Curve.of(List.of(line(1, 8, 1), line(3, 9, 3), EMPTY));
    assertThat(curve.trials()).isEqualTo(2);
    assertThat(curve.x()).containsExactly(3, 4, 5, 6, 7, 8);
    assertThat(curve.mean()).containsExactly(6, 8, 10, 12, 14, 16);
    assertThat(curve.deviation()).containsExactly(3, 4, 5, 6, 7, 8);
  }

  /** Trials of other batches have values at other places. */
  @Test
  void isStraightBetweenTwoValues() {
    Series coarse = new Series(new double[] {0, 10}, new double[] {0, 20});
    Curve curve = Curve.of(List.of(coarse, line(2, 4, 2)));
    assertThat(curve.x()).containsExactly(2, 3, 4);
    assertThat(curve.mean()).containsExactly(4, 6, 8);
    assertThat(curve.deviation()).containsOnly(0);
  }

  @Test
  void hasBothEndsButNotMorePointsThanAScreen() {
    Curve curve = Curve.of(List.of(line(0, 5000, 1)));
    assertThat(curve.x()).hasSize(Curve.MOST);
    assertThat(curve.x()[0]).isZero();
    assertThat(curve.x()[Curve.MOST - 1]).isEqualTo(5000);
    assertThat(curve.mean()).containsExactly(curve.x(), within(1e-9));
  }

  @Test
  void isEmptyWithoutSharedPlaces() {
    assertThat(Curve.of(List.of(EMPTY)).x()).isEmpty();
    assertThat(Curve.of(List.of(line(0, 2, 1), line(3, 4, 1))).x()).isEmpty();
  }
}
