package org.sluice.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.records.Noise;
import org.sluice.learning.vectors.Vectors;

/** Properties of the densities and samples of every policy. */
class PolicyPropertyTest {

  /** Every action of a discrete policy. */
  private static final double[] CHOICES = {0, 1, 2, 3};

  static Stream<PolicyUnderTest> cases() {
    return PolicyUnderTest.all();
  }

  /** The same observation for every sample. */
  private static double[] repeated(double[] observation, int batch) {
    double[] all = new double[batch * observation.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = observation[i % observation.length];
    }
    return all;
  }

  /** Densities of actions in one state. */
  private static double[] densities(PolicyUnderTest c, double[] actions) {
    double[] observations = repeated(c.observations(1), actions.length / c.policy().actionDim());
    Density density = c.density(Precision.FLOAT, observations, actions);
    double[] densities = Batches.rowMajor(density.evaluate(c.parameters()));
    for (int i = 0; i < densities.length; i++) {
      densities[i] = Math.exp(densities[i]);
    }
    return densities;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theDensityIntegratesToOne(PolicyUnderTest c) {
    if (c.discrete()) {
      double sum = Arrays.stream(densities(c, CHOICES)).sum();
      assertThat(sum).isCloseTo(1, within(1e-6));
      return;
    }
    int dim = c.policy().actionDim();
    ActionGrid grid = new ActionGrid(c.low(), c.high(), dim, dim == 1 ? 20_000 : 250);
    double integral = Vectors.dot(densities(c, grid.actions()), grid.volumes());
    assertThat(integral).isCloseTo(1, within(2e-3));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSampleHasTheLogProbabilityOfItsAction(PolicyUnderTest c) {
    int batch = 50;
    Samples samples =
        new Samples(c.policy(), Precision.DOUBLE, c.observations(batch), c.noise(batch));
    samples.evaluate(c.parameters());
    Density density = c.density(Precision.DOUBLE, c.observations(batch), samples.actions());
    assertClose(
        "logp",
        Batches.rowMajor(density.evaluate(c.parameters())),
        samples.logProbabilities(),
        1e-8);
  }

  /**
   * Chi-square over the cells of a histogram, or over the actions. With a right sampler it fails
   * for one seed in a million; the seed is fixed.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void samplesFollowTheDensity(PolicyUnderTest c) {
    int count = 40_000;
    Samples samples =
        new Samples(
            c.policy(), Precision.FLOAT, repeated(c.observations(1), count), c.noise(count));
    samples.evaluate(c.parameters());
    double[] actions = samples.actions();
    double[] expected = c.discrete() ? densities(c, CHOICES) : masses(c);
    double[] observed = new double[expected.length];
    ActionGrid cells = cells(c, 1);
    for (int i = 0; i < count; i++) {
      observed[c.discrete() ? (int) actions[i] : cells.pointOf(actions, i)]++;
    }
    assertFollows(observed, expected);
  }

  /** A histogram's cells, each divided further. */
  private static ActionGrid cells(PolicyUnderTest c, int further) {
    int dim = c.policy().actionDim();
    return new ActionGrid(c.low(), c.high(), dim, further * (dim == 1 ? 40 : 24));
  }

  /** The density's integral over each cell. */
  private static double[] masses(PolicyUnderTest c) {
    ActionGrid cells = cells(c, 1);
    ActionGrid fine = cells(c, c.policy().actionDim() == 1 ? 500 : 12);
    double[] actions = fine.actions();
    double[] densities = densities(c, actions);
    double[] volumes = fine.volumes();
    double[] masses = new double[cells.size()];
    for (int i = 0; i < densities.length; i++) {
      masses[cells.pointOf(actions, i)] += densities[i] * volumes[i];
    }
    return masses;
  }

  private static void assertFollows(double[] observed, double[] expected) {
    double count = Arrays.stream(observed).sum();
    double total = Arrays.stream(expected).sum();
    double statistic = 0;
    int cells = 0;
    double restExpected = 0;
    double restObserved = 0;
    for (int i = 0; i < expected.length; i++) {
      double mean = count * expected[i] / total;
      if (mean < 10) {
        restExpected += mean;
        restObserved += observed[i];
      } else {
        statistic += (observed[i] - mean) * (observed[i] - mean) / mean;
        cells++;
      }
    }
    if (restExpected > 1) {
      statistic += (restObserved - restExpected) * (restObserved - restExpected) / restExpected;
      cells++;
    }
    double threshold = ChiSquaredDistribution.of(cells - 1).inverseSurvivalProbability(1e-6);
    assertThat(cells).isGreaterThan(2);
    assertThat(statistic).isLessThan(threshold);
  }

  static Stream<PolicyUnderTest> withChoosing() {
    return Stream.concat(cases(), PolicyUnderTest.choosing());
  }

  /** Moments within five standard errors, which a right sampler misses for one seed in 10⁶. */
  @ParameterizedTest
  @MethodSource("withChoosing")
  void noiseIsDrawnAsDescribed(PolicyUnderTest c) {
    int count = 10_000;
    int dim = c.policy().noiseDim();
    double[] drawn = c.noise(count);
    double[] central = new double[dim];
    c.policy().centralNoise(central);
    int at = 0;
    for (Noise block : c.policy().noise()) {
      for (int i = 0; i < block.count(); i++, at++) {
        assertThat(central[at]).isEqualTo(block.central());
        double[] numbers = new double[count];
        for (int n = 0; n < count; n++) {
          numbers[n] = drawn[n * dim + at];
        }
        assertMoments(block, numbers);
      }
    }
    assertThat(at).isEqualTo(dim);
  }

  private static void assertMoments(Noise block, double[] numbers) {
    int n = block.values();
    double mean =
        switch (block.kind()) {
          case NORMAL -> 0;
          case UNIFORM -> 0.5;
          case INDEX -> (n - 1) / 2.0;
        };
    double variance =
        switch (block.kind()) {
          case NORMAL -> 1;
          case UNIFORM -> 1 / 12.0;
          case INDEX -> (n * n - 1) / 12.0;
        };
    double limit = 5 * Math.sqrt(variance / numbers.length);
    assertThat(Arrays.stream(numbers).average().orElseThrow()).isCloseTo(mean, within(limit));
    double[] squares = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).toArray();
    assertThat(Arrays.stream(squares).average().orElseThrow())
        .isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / numbers.length)));
    switch (block.kind()) {
      case NORMAL -> assertThat(Arrays.stream(numbers).anyMatch(x -> Math.abs(x) > 2)).isTrue();
      case UNIFORM -> assertThat(Arrays.stream(numbers).allMatch(x -> x >= 0 && x < 1)).isTrue();
      case INDEX ->
          assertThat(Arrays.stream(numbers).allMatch(x -> x == Math.rint(x) && x >= 0 && x < n))
              .isTrue();
    }
  }

  /** A second policy of the same architecture takes over a flat vector of parameters. */
  @ParameterizedTest
  @MethodSource("cases")
  void parametersCanBeSavedAndLoaded(PolicyUnderTest c) {
    int batch = 5;
    double[] parameters = c.parameters();
    double[] actions = c.actions(batch);
    PolicyUnderTest other =
        cases().filter(o -> o.toString().equals(c.toString())).findFirst().orElseThrow();
    assertThat(other.policy().layout().entries().stream().map(ParameterLayout.Entry::name))
        .containsExactlyElementsOf(
            c.policy().layout().entries().stream().map(ParameterLayout.Entry::name).toList());
    double[] saved = parameters.clone();
    double[] mine =
        Batches.rowMajor(
            c.density(Precision.FLOAT, c.observations(batch), actions).evaluate(parameters));
    double[] theirs =
        Batches.rowMajor(
            other.density(Precision.FLOAT, c.observations(batch), actions).evaluate(saved));
    assertThat(theirs).isEqualTo(mine);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void largeParametersGiveFiniteDensities(PolicyUnderTest c) {
    int batch = 50;
    int size = c.policy().layout().size();
    double[] actions = c.actions(batch);
    Density density = c.density(Precision.FLOAT, c.observations(batch), actions);
    Samples samples =
        new Samples(c.policy(), Precision.FLOAT, c.observations(batch), c.noise(batch));
    Generator random = new Generator(59);
    for (int trial = 0; trial < 20; trial++) {
      double[] parameters = Numbers.normal(random, size, 50);
      samples.evaluate(parameters);
      assertFinite("logp", Batches.rowMajor(density.evaluate(parameters)));
      assertFinite("logp of a sample", samples.logProbabilities());
    }
  }

  private static void assertFinite(String what, double[] numbers) {
    for (double number : numbers) {
      assertThat(number).as(what).isFinite();
    }
  }
}
