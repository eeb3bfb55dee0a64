package org.sluice.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sluice.golden.Golden.assertClose;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.golden.Batches;
import org.sluice.golden.Numbers;
import org.sluice.graph.Graph;
import org.sluice.graph.Input;
import org.sluice.graph.ParameterLayout;
import org.sluice.graph.Precision;

/** What holds for every policy. */
class PolicyPropertyTest {

  private static final int OBSERVATION = PolicyUnderTest.OBSERVATION;
  private static final double STEP = 1e-6;

  static Stream<PolicyUnderTest> cases() {
    return PolicyUnderTest.all();
  }

  static Stream<PolicyUnderTest> oneDimensionalCases() {
    return PolicyUnderTest.oneDimensional();
  }

  /** A policy's samples in a graph. */
  private static final class Samples {

    final Graph graph;
    final Input noise;
    final Sample sample;

    Samples(
        PolicyUnderTest c, Precision precision, int batch, double[] observations, double[] drawn) {
      graph = new Graph(precision, batch, c.policy().layout(), true);
      Input observation = graph.input(OBSERVATION);
      noise = graph.input(c.policy().noiseDim());
      sample = c.policy().sample(graph, observation, noise);
      Batches.set(observation, observations);
      Batches.set(noise, drawn);
    }

    void evaluate(double[] parameters) {
      graph.setParameters(parameters);
      graph.forward();
    }

    double[] actions() {
      return Batches.rowMajor(sample.action().value());
    }

    double[] logProbabilities() {
      return Batches.rowMajor(sample.logProbability().value());
    }
  }

  private static double[] drawNoise(PolicyUnderTest c, int batch) {
    Generator random = new Generator(29);
    double[] all = new double[batch * c.policy().noiseDim()];
    double[] one = new double[c.policy().noiseDim()];
    for (int b = 0; b < batch; b++) {
      c.policy().drawNoise(random, one);
      System.arraycopy(one, 0, all, b * one.length, one.length);
    }
    return all;
  }

  private static double[] actions(PolicyUnderTest c, int batch) {
    Samples samples =
        new Samples(c, Precision.DOUBLE, batch, c.observations(batch), drawNoise(c, batch));
    samples.evaluate(c.parameters());
    return samples.actions();
  }

  private static Density density(
      PolicyUnderTest c, Precision precision, double[] observations, double[] actions) {
    Density density = new Density(c.policy(), precision, actions.length / c.policy().actionDim());
    Batches.set(density.observations(), observations);
    Batches.set(density.actions(), actions);
    return density;
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
    Density density = density(c, Precision.FLOAT, observations, actions);
    double[] densities = Batches.rowMajor(density.evaluate(c.parameters()));
    for (int i = 0; i < densities.length; i++) {
      densities[i] = Math.exp(densities[i]);
    }
    return densities;
  }

  private static double[] midpoints(double low, double high, int count) {
    double[] midpoints = new double[count];
    Arrays.setAll(midpoints, i -> low + (high - low) * (i + 0.5) / count);
    return midpoints;
  }

  /** The grid is denser towards the ends, where a squashed density may be steep. */
  @ParameterizedTest
  @MethodSource("cases")
  void theDensityIntegratesToOne(PolicyUnderTest c) {
    if (c.discrete()) {
      double sum = Arrays.stream(densities(c, new double[] {0, 1, 2, 3})).sum();
      assertThat(sum).isCloseTo(1, within(1e-6));
      return;
    }
    int dim = c.policy().actionDim();
    int perLine = dim == 1 ? 20_000 : 250;
    double[] angles = midpoints(-Math.PI / 2, Math.PI / 2, perLine);
    int points = dim == 1 ? perLine : perLine * perLine;
    double[] grid = new double[points * dim];
    double[] weights = new double[points];
    double half = (c.high() - c.low()) / 2;
    for (int i = 0; i < points; i++) {
      weights[i] = 1;
      for (int k = 0; k < dim; k++) {
        double angle = angles[k == 0 ? i % perLine : i / perLine];
        grid[i * dim + k] = c.low() + half * (1 + Math.sin(angle));
        weights[i] *= half * Math.cos(angle) * Math.PI / perLine;
      }
    }
    double integral = Numbers.dot(densities(c, grid), weights);
    assertThat(integral).isCloseTo(1, within(2e-3));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void derivativesAgreeWithDifferencesAndWithEachOther(PolicyUnderTest c) {
    int batch = 6;
    double[] parameters = c.parameters();
    Density density = density(c, Precision.DOUBLE, c.observations(batch), actions(c, batch));
    Generator random = new Generator(31);
    double[] v = Numbers.normal(random, parameters.length, 1);
    double[] differences =
        Numbers.slope(
            Batches.rowMajor(density.evaluate(Numbers.shifted(parameters, STEP, v))),
            Batches.rowMajor(density.evaluate(Numbers.shifted(parameters, -STEP, v))),
            STEP);
    density.evaluate(parameters);
    double[] tangents = Batches.rowMajor(density.tangents(v));
    assertClose("tangents", tangents, differences, 1e-5);

    double[] u = Numbers.normal(random, batch, 1);
    double[] gradient = new double[parameters.length];
    density.weightedGradient(u, gradient);
    assertThat(Numbers.dot(gradient, v))
        .as("(Jᵀu)ᵀv = uᵀ(Jv)")
        .isCloseTo(
            Numbers.dot(u, tangents), within(1e-9 * (1 + Math.abs(Numbers.dot(u, tangents)))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theEntropyGradientAgreesWithDifferences(PolicyUnderTest c) {
    int batch = 5;
    double[] parameters = c.parameters();
    Entropy entropy = Entropy.of(c.policy(), Precision.DOUBLE, batch, 3);
    entropy.observe(c.observations(batch));
    entropy.resample(new Generator(37));
    double[] v = Numbers.normal(new Generator(41), parameters.length, 1);
    double difference =
        (entropy.evaluate(Numbers.shifted(parameters, STEP, v))
                - entropy.evaluate(Numbers.shifted(parameters, -STEP, v)))
            / (2 * STEP);
    entropy.evaluate(parameters);
    double[] gradient = new double[parameters.length];
    entropy.gradient(gradient);
    assertThat(Numbers.dot(gradient, v))
        .isCloseTo(difference, within(1e-5 * (1 + Math.abs(difference))));
  }

  /** The exact Fisher information is the Hessian of the exact divergence, whose slope is zero. */
  @ParameterizedTest
  @MethodSource("cases")
  void theExactFisherIsTheCurvatureOfTheDivergence(PolicyUnderTest c) {
    int batch = 5;
    double[] parameters = c.parameters();
    Graph probe = new Graph(Precision.DOUBLE, 1, c.policy().layout(), false);
    if (c.policy().closedForm(probe, probe.input(OBSERVATION)).isEmpty()) {
      assertThat(Entropy.of(c.policy(), Precision.DOUBLE, 1, 1).isExact()).isFalse();
      return;
    }
    ExactDivergence divergence = new ExactDivergence(c.policy(), Precision.DOUBLE, batch);
    Batches.set(divergence.observations(), c.observations(batch));
    divergence.remember(parameters);
    assertThat(divergence.evaluate(parameters)).isCloseTo(0, within(1e-12));
    double[] v = Numbers.normal(new Generator(43), parameters.length, 1);
    double[] after = new double[v.length];
    double[] before = new double[v.length];
    divergence.evaluate(Numbers.shifted(parameters, STEP, v));
    divergence.gradient(after);
    divergence.evaluate(Numbers.shifted(parameters, -STEP, v));
    divergence.gradient(before);

    ExactFisher fisher = new ExactFisher(c.policy(), Precision.DOUBLE, batch);
    Batches.set(fisher.observations(), c.observations(batch));
    fisher.evaluate(parameters);
    double[] product = new double[v.length];
    fisher.product(v, product);
    assertClose("Fisher", product, Numbers.slope(after, before, STEP), 1e-5);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSampleHasTheLogProbabilityOfItsAction(PolicyUnderTest c) {
    int batch = 50;
    Samples samples =
        new Samples(c, Precision.DOUBLE, batch, c.observations(batch), drawNoise(c, batch));
    samples.evaluate(c.parameters());
    Density density = density(c, Precision.DOUBLE, c.observations(batch), samples.actions());
    assertClose(
        "logp",
        Batches.rowMajor(density.evaluate(c.parameters())),
        samples.logProbabilities(),
        1e-8);
  }

  /**
   * Chi-square over 40 intervals, or the actions. With a right sampler it fails for one seed in a
   * million; the seed is fixed.
   */
  @ParameterizedTest
  @MethodSource("oneDimensionalCases")
  void samplesFollowTheDensity(PolicyUnderTest c) {
    int count = 40_000;
    Samples samples =
        new Samples(
            c, Precision.FLOAT, count, repeated(c.observations(1), count), drawNoise(c, count));
    samples.evaluate(c.parameters());
    double[] actions = samples.actions();
    int perInterval = 500;
    double[] points =
        c.discrete() ? new double[] {0, 1, 2, 3} : midpoints(c.low(), c.high(), 40 * perInterval);
    double[] densities = densities(c, points);
    int intervals = c.discrete() ? 4 : 40;
    double width = c.discrete() ? 1 : (c.high() - c.low()) / intervals;
    double start = c.discrete() ? -0.5 : c.low();
    double[] expected = new double[intervals];
    double[] observed = new double[intervals];
    for (int i = 0; i < densities.length; i++) {
      expected[i * intervals / densities.length] += densities[i];
    }
    double total = Arrays.stream(expected).sum();
    for (double action : actions) {
      int interval = (int) Math.floor((action - start) / width);
      observed[Math.max(0, Math.min(intervals - 1, interval))]++;
    }
    double statistic = 0;
    int cells = 0;
    double restExpected = 0;
    double restObserved = 0;
    for (int i = 0; i < intervals; i++) {
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

  @ParameterizedTest
  @MethodSource("cases")
  void theActorGivesTheNumbersOfTheBatch(PolicyUnderTest c) {
    int batch = 20;
    double[] parameters = c.parameters();
    double[] observations = c.observations(batch);
    double[] noise = drawNoise(c, batch);
    Samples samples = new Samples(c, Precision.FLOAT, batch, observations, noise);
    samples.evaluate(parameters);
    double[] actions = samples.actions();
    double[] logProbabilities = samples.logProbabilities();

    Actor actor = new Actor(c.policy());
    actor.setParameters(singlePrecision(parameters));
    int dim = c.policy().actionDim();
    int noiseDim = c.policy().noiseDim();
    double[] action = new double[dim];
    for (int b = 0; b < batch; b++) {
      double logProbability =
          actor.act(
              Arrays.copyOfRange(observations, b * OBSERVATION, (b + 1) * OBSERVATION),
              Arrays.copyOfRange(noise, b * noiseDim, (b + 1) * noiseDim),
              action);
      double[] ofBatch = Arrays.copyOfRange(actions, b * dim, (b + 1) * dim);
      assertClose("action", action, ofBatch, 1e-5);
      assertClose("logp", new double[] {logProbability}, new double[] {logProbabilities[b]}, 1e-5);
    }
  }

  private static float[] singlePrecision(double[] numbers) {
    float[] singles = new float[numbers.length];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = (float) numbers[i];
    }
    return singles;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theActorAllocatesNothing(PolicyUnderTest c) {
    Actor actor = new Actor(c.policy());
    actor.setParameters(singlePrecision(c.parameters()));
    double[] observation = c.observations(1);
    double[] action = new double[c.policy().actionDim()];
    Generator random = new Generator(47);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long fewest = Long.MAX_VALUE;
    // The first rounds load classes; one round without a byte shows that acting needs none.
    for (int round = 0; round < 50 && fewest > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 200; i++) {
        actor.act(observation, random, action);
      }
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(fewest).isZero();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCentralActionIsTheSameEachTimeAndInside(PolicyUnderTest c) {
    Actor actor = new Actor(c.policy());
    actor.setParameters(singlePrecision(c.parameters()));
    double[] first = new double[c.policy().actionDim()];
    double[] second = new double[c.policy().actionDim()];
    actor.actCentrally(c.observations(1), first);
    actor.act(c.observations(1), new Generator(53), second);
    actor.actCentrally(c.observations(1), second);
    assertThat(second).isEqualTo(first);
    for (double number : first) {
      assertThat(number).isBetween(c.low(), c.high());
    }
  }

  /** A second policy of the same architecture takes over a flat vector of parameters. */
  @ParameterizedTest
  @MethodSource("cases")
  void parametersCanBeSavedAndLoaded(PolicyUnderTest c) {
    int batch = 5;
    double[] parameters = c.parameters();
    double[] actions = actions(c, batch);
    PolicyUnderTest other =
        cases().filter(o -> o.toString().equals(c.toString())).findFirst().orElseThrow();
    assertThat(other.policy().layout().entries().stream().map(ParameterLayout.Entry::name))
        .containsExactlyElementsOf(
            c.policy().layout().entries().stream().map(ParameterLayout.Entry::name).toList());
    double[] saved = parameters.clone();
    double[] mine =
        Batches.rowMajor(
            density(c, Precision.FLOAT, c.observations(batch), actions).evaluate(parameters));
    double[] theirs =
        Batches.rowMajor(
            density(other, Precision.FLOAT, c.observations(batch), actions).evaluate(saved));
    assertThat(theirs).isEqualTo(mine);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void largeParametersGiveFiniteDensities(PolicyUnderTest c) {
    int batch = 50;
    int size = c.policy().layout().size();
    double[] actions = actions(c, batch);
    Density density = density(c, Precision.FLOAT, c.observations(batch), actions);
    Samples samples =
        new Samples(c, Precision.FLOAT, batch, c.observations(batch), drawNoise(c, batch));
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
