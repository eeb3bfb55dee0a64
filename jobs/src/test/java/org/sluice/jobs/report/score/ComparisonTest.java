package org.sluice.jobs.report.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.report.result.Bootstrap;

/** Statistics of scores against numbers of NumPy and SciPy. */
class ComparisonTest {

  private static final Method A =
      new Method("a", new double[][] {{.1, .9, 1.4, .3}, {.5, .6, .2, .8}, {-.2, 0, 1.1, .7}});

  private static final Method B =
      new Method("b", new double[][] {{.2, .9, .7, .1}, {.4, .4, .5, .6}, {.3, .1, .2, .5}});

  private final Bootstrap bootstrap = new Bootstrap(1, 2000);

  /** {@code scipy.stats.trim_mean(a.ravel(), 0.25)} and NumPy's means of means. */
  @Test
  void statisticsAreThoseOfNumPy() {
    assertThat(Statistic.INTERQUARTILE_MEAN.of(A.scores()))
        .isCloseTo(0.516666666666667, within(1e-12));
    assertThat(Statistic.MEDIAN.of(A.scores())).isCloseTo(0.525, within(1e-12));
    assertThat(Statistic.MEAN.of(A.scores())).isCloseTo(0.533333333333333, within(1e-12));
    assertThat(Statistic.OPTIMALITY_GAP.of(A.scores())).isCloseTo(0.508333333333333, within(1e-12));
  }

  /** The mean over tasks of {@code scipy.stats.mannwhitneyu(a, b).statistic / 16}. */
  @Test
  void improvementIsTheMannWhitneyStatistic() {
    Improvement better = Improvement.of(A, B, bootstrap);
    assertThat(better.probability().value()).isCloseTo(1.75 / 3, within(1e-12));
    double other = Improvement.of(B, A, bootstrap).probability().value();
    assertThat(better.probability().value() + other).isCloseTo(1, within(1e-12));
  }

  @Test
  void aProfileFallsFromOneToNothing() {
    Profile profile =
        Profile.of(A, Profile.thresholds(Arrays.stream(new double[] {-.25, 1.41})), bootstrap);
    assertThat(profile.thresholds()).hasSize(101).startsWith(-.3).isSorted();
    assertThat(profile.thresholds()[100]).isCloseTo(1.5, within(1e-12));
    double[] shares = Arrays.stream(profile.shares()).mapToDouble(Estimate::value).toArray();
    assertThat(shares[0]).isEqualTo(1);
    assertThat(shares[100]).isZero();
    assertThat(IntStream.range(1, 101)).allMatch(i -> shares[i] <= shares[i - 1]);
    assertThat(Profile.share(A.scores(), 0.5)).isCloseTo(0.5, within(1e-12));
    assertThat(Profile.share(A.scores(), 0.25)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(profile.shares())
        .allMatch(one -> one.low() <= one.value() && one.value() <= one.high());
  }

  /**
   * Tasks of very different levels: resampling within tasks leaves the spread of the seeds, 0.1 /
   * √n over two tasks, and not that between tasks, which is a hundred times as large.
   */
  @Test
  void theBootstrapResamplesWithinTasks() {
    Random random = new Random(5);
    double[] low = random.doubles(200).map(x -> 0.1 * x).toArray();
    double[] high = random.doubles(200).map(x -> 10 + 0.1 * x).toArray();
    Estimate mean =
        Estimate.of(new double[][] {low, high}, Statistic.MEAN::of, new Bootstrap(2, 5000));
    double deviation = 0.1 / Math.sqrt(12) / Math.sqrt(400);
    assertThat(mean.high() - mean.low()).isCloseTo(2 * 1.96 * deviation, within(0.0006));
  }

  /** However many seeds a task has. */
  @Test
  void tasksCountAlike() {
    double[][] scores = {{0, 0, 0}, {1}};
    assertThat(Statistic.MEAN.of(scores)).isEqualTo(0.5);
    assertThat(Statistic.OPTIMALITY_GAP.of(scores)).isEqualTo(0.5);
    assertThat(Profile.share(scores, 0.5)).isEqualTo(0.5);
  }

  @Test
  void oneSeedPerTaskHasNoInterval() {
    Estimate mean = Estimate.of(new double[][] {{1}, {3}}, Statistic.MEAN::of, bootstrap);
    assertThat(mean).isEqualTo(new Estimate(2, 2, 2));
  }
}
