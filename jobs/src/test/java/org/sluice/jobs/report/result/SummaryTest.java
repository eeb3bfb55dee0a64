package org.sluice.jobs.report.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {

  private final Bootstrap bootstrap = new Bootstrap(1, 2000);

  @Test
  void meanAndDeviationAreThoseOfTheNumbersThemselves() {
    Summary summary = Summary.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9}, bootstrap);
    assertThat(summary.count()).isEqualTo(8);
    assertThat(summary.mean()).isEqualTo(5);
    assertThat(summary.deviation()).isEqualTo(2);
  }

  /** As scipy.stats.trim_mean(numbers, 0.25) has it. */
  @ParameterizedTest
  @CsvSource({
    "'7', 7",
    "'1 2 6', 3",
    "'100 2 3 -50', 2.5",
    "'100 1 2 3 -50', 2",
    "'8 1 2 3 4 5 6 700', 4.5",
  })
  void theInterquartileMeanLeavesAQuarterOutAtEachEnd(String numbers, double expected) {
    double[] values = Arrays.stream(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertThat(Summary.interquartileMean(values)).isEqualTo(expected);
  }

  @Test
  void noNumbersHaveNoMean() {
    Summary summary = Summary.of(new double[0], bootstrap);
    assertThat(summary.count()).isZero();
    assertThat(summary.mean()).isNaN();
    assertThat(summary.low()).isNaN();
  }

  @Test
  void equalNumbersLeaveNoDoubt() {
    assertThat(Summary.of(new double[] {3, 3, 3, 3, 3}, bootstrap))
        .isEqualTo(new Summary(5, 3, 0, 3, 3, 3));
  }

  /**
   * The mean of 400 numbers with deviation σ = 1 is normal with σ / √400 to good approximation, so
   * its interval is ± 1.96 · 0.05. The ends of 20,000 resamples are off by about 0.0009.
   */
  @Test
  void theIntervalOfAMeanIsThatOfTheNormalDistribution() {
    double[] values = IntStream.range(0, 400).mapToDouble(i -> i % 2 == 0 ? -1 : 1).toArray();
    Bootstrap.Interval interval =
        new Bootstrap(3, 20_000)
            .interval(values, drawn -> Arrays.stream(drawn).average().orElseThrow());
    assertThat(interval.low()).isCloseTo(-0.098, within(0.005));
    assertThat(interval.high()).isCloseTo(0.098, within(0.005));
  }

  /**
   * Of two numbers 0 and 1 the mean of two draws is 0, ½ or 1 with chances ¼, ½, ¼: both ends of
   * the interval are the numbers themselves.
   */
  @Test
  void theIntervalOfTwoNumbersSpansThem() {
    Summary summary = Summary.of(new double[] {0, 1}, bootstrap);
    assertThat(summary.low()).isZero();
    assertThat(summary.high()).isEqualTo(1);
  }

  @Test
  void theSeedDecidesTheInterval() {
    double[] values = {1, 2, 4, 8, 16};
    assertThat(Summary.of(values, new Bootstrap(1, 100)))
        .isEqualTo(Summary.of(values, new Bootstrap(1, 100)))
        .isNotEqualTo(Summary.of(values, new Bootstrap(2, 100)));
  }
}
