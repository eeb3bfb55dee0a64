package org.sluice.learning.algorithm.trpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.algorithm.Outcome.ACCEPTED;
import static org.sluice.learning.golden.Golden.assertClose;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.policy.type.Beta;
import org.sluice.learning.policy.type.Categorical;
import org.sluice.learning.policy.type.GaussianMixture;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.surrogate.Objective;
import org.sluice.learning.surrogate.PolicyBatches;
import org.sluice.learning.surrogate.UpdateTrace;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.surrogate.natural.NaturalWorkspace;
import org.sluice.learning.trustregion.ImportanceSampled;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyUpdate;
import org.sluice.learning.vectors.Vectors;

/** Properties of every update of every policy. */
class TrpoTest {

  private static final int SIZE = 250;
  private static final String EXACT = NaturalParams.EXACT;
  private static final String OUTER = NaturalParams.OUTER_PRODUCT;

  static Stream<Arguments> algorithms() {
    double[] low = {-1, -2};
    double[] high = {1, 2};
    return Stream.of(
        Arguments.of("mixture, outer", new GaussianMixture(5, 2, 2, Trunk.of(8)), OUTER, 0.0),
        Arguments.of("Beta, exact", new Beta(5, low, high, Trunk.of(8)), EXACT, 0.0),
        Arguments.of("actions, exact, entropy", new Categorical(5, 3, Trunk.of(8)), EXACT, 0.1),
        Arguments.of("Gaussian, exact", PolicyBatches.gaussian(), EXACT, 0.0),
        Arguments.of("Gaussian, exact, entropy", PolicyBatches.gaussian(), EXACT, 0.1),
        Arguments.of("Gaussian, outer", PolicyBatches.gaussian(), OUTER, 0.0),
        Arguments.of("flow, outer", PolicyBatches.flow(), OUTER, 0.0),
        Arguments.of("flow, outer, entropy", PolicyBatches.flow(), OUTER, 0.1));
  }

  /** One with its own buffers. */
  static Trpo trpo(Policy policy, int size, Precision precision, Hyperparameters values) {
    SampledDivergence estimate =
        SampledDivergence.named(values.get(TrpoParams.LINE_SEARCH_DIVERGENCE));
    return new Trpo(new NaturalWorkspace(policy, precision, size, estimate, values), values);
  }

  private static Trpo trpo(Policy policy, Precision precision, String fisher, double entropy) {
    return trpo(
        policy,
        SIZE,
        precision,
        new Hyperparameters()
            .set(NaturalParams.FISHER, fisher)
            .set(EntropyParams.ENTROPY_SAMPLES, 3)
            .set(EntropyParams.ENTROPY_COEFFICIENT, entropy));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("algorithms")
  void acceptedStepsImproveInsideTheTrustRegion(
      String name, Policy policy, String fisher, double entropy) {
    Trpo trpo = trpo(policy, Precision.FLOAT, fisher, entropy);
    Density density = new Density(policy, Precision.DOUBLE, SIZE);
    for (int seed = 0; seed < 5; seed++) {
      double[] parameters = PolicyBatches.parameters(policy, seed);
      PolicyBatch batch = PolicyBatches.batch(policy, parameters, SIZE, seed);
      Batches.set(density.observations(), batch.observations());
      Batches.set(density.actions(), batch.actions());
      double[] before = Batches.rowMajor(density.evaluate(parameters));

      PolicyUpdate update = trpo.update(batch, parameters, new Generator(seed));

      assertThat(update.outcome()).isEqualTo(ACCEPTED);
      assertThat(update.divergence()).isLessThanOrEqualTo(1.5 * 0.01);
      assertThat(update.approximateKl()).isPositive().isLessThan(0.05);
      assertThat(update.surrogateGain()).isPositive();
      assertThat(update.lineSearchSteps()).isBetween(1, 10);
      double[] after = Batches.rowMajor(density.evaluate(parameters));
      if (fisher.equals(OUTER)) {
        double divergence = Vectors.mean(before) - Vectors.mean(after);
        assertThat(update.divergence()).isBetween(divergence - 1e-5, divergence + 1e-5);
      }
      for (double parameter : parameters) {
        assertThat((double) (float) parameter).isEqualTo(parameter);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("algorithms")
  void updatesAreTheSameBitForBit(String name, Policy policy, String fisher, double entropy) {
    double[] start = PolicyBatches.parameters(policy, 1);
    PolicyBatch batch = PolicyBatches.batch(policy, start, SIZE, 1);
    Trpo fresh = trpo(policy, Precision.FLOAT, fisher, entropy);
    double[] expected = start.clone();
    PolicyUpdate first = fresh.update(batch, expected, new Generator(9));

    Trpo used = trpo(policy, Precision.FLOAT, fisher, entropy);
    double[] other = PolicyBatches.parameters(policy, 2);
    used.update(PolicyBatches.batch(policy, other, SIZE, 2), other, new Generator(3));
    double[] actual = start.clone();
    assertThat(used.update(batch, actual, new Generator(9))).isEqualTo(first);
    assertThat(actual).containsExactly(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("algorithms")
  void gradientIsTheSlopeOfTheObjective(String name, Policy policy, String fisher, double entropy) {
    double[] behaviour = PolicyBatches.parameters(policy, 4);
    PolicyBatch batch = PolicyBatches.batch(policy, behaviour, SIZE, 4);
    double[] parameters = PolicyBatches.parameters(policy, 4);
    Generator random = new Generator(5);
    double[] direction = new double[parameters.length];
    for (int i = 0; i < direction.length; i++) {
      parameters[i] += 1e-2 * random.gaussian(); // so that the importance weights are not 1
      direction[i] = random.gaussian();
    }
    Objective objective =
        new Objective(
            new ImportanceSampled(),
            policy,
            Precision.DOUBLE,
            SIZE,
            fisher.equals(EXACT),
            SampledDivergence.LOG_RATIO,
            entropy != 0,
            3);
    objective.start(batch, parameters, entropy, new Generator(6));
    double[] gradient = new double[parameters.length];
    objective.gradient(gradient);

    double step = 1e-6;
    Vectors.addScaled(step, direction, parameters);
    double ahead = objective.at(parameters).objective();
    Vectors.addScaled(-2 * step, direction, parameters);
    double behind = objective.at(parameters).objective();
    double slope = (ahead - behind) / (2 * step);
    assertThat(Vectors.dot(gradient, direction)).isBetween(slope - 1e-5, slope + 1e-5);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("algorithms")
  void singlePrecisionAgreesWithDouble(String name, Policy policy, String fisher, double entropy) {
    double[] start = PolicyBatches.parameters(policy, 7);
    PolicyBatch batch = PolicyBatches.batch(policy, start, SIZE, 7);
    Recorded single = new Recorded();
    Recorded wide = new Recorded();
    double[] parameters = start.clone();
    PolicyUpdate update =
        trpo(policy, Precision.FLOAT, fisher, entropy)
            .update(batch, parameters, new Generator(8), single);
    PolicyUpdate reference =
        trpo(policy, Precision.DOUBLE, fisher, entropy)
            .update(batch, start.clone(), new Generator(8), wide);
    assertThat(update.outcome()).isEqualTo(reference.outcome());
    assertClose("gradient", single.gradient, wide.gradient, 1e-3);
    // Ten iterations of conjugate gradient amplify rounding: the steps agree only roughly.
    assertThat(update.divergence() / reference.divergence()).isBetween(0.7, 1.4);
    assertThat(update.surrogateGain() / reference.surrogateGain()).isBetween(0.7, 1.4);
  }

  /** All but Beta, whose logarithms of the gamma function allocate in the library they are from. */
  static Stream<Arguments> algorithmsOfOwnArithmetic() {
    return algorithms().filter(arguments -> !(arguments.get()[1] instanceof Beta));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("algorithmsOfOwnArithmetic")
  void repeatedUpdatesAllocateNothingBig(
      String name, Policy policy, String fisher, double entropy) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Trpo trpo = trpo(policy, Precision.FLOAT, fisher, entropy);
    double[] parameters = PolicyBatches.parameters(policy, 1);
    PolicyBatch batch = PolicyBatches.batch(policy, parameters, SIZE, 1);
    Generator random = new Generator(2);
    trpo.update(batch, parameters, random);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10; i++) {
      trpo.update(batch, parameters, random);
    }
    long perUpdate = (threads.getCurrentThreadAllocatedBytes() - before) / 10;
    assertThat(perUpdate).isLessThan(20_000); // one vector of a batch's observations has 10,000
  }

  private static final class Recorded implements UpdateTrace {

    private double[] gradient;

    @Override
    public void gradient(double[] newGradient) {
      gradient = newGradient.clone();
    }
  }

  /** Away from the old parameters both tend to the divergence, but only one can be negative. */
  @Test
  void theLineSearchMeasuresByEitherEstimate() {
    Policy policy = PolicyBatches.flow();
    Density density = new Density(policy, Precision.DOUBLE, SIZE);
    boolean negative = false;
    for (int seed = 0; seed < 20; seed++) {
      double[] start = PolicyBatches.parameters(policy, seed);
      PolicyBatch batch = PolicyBatches.batch(policy, start, SIZE, seed);
      Batches.set(density.observations(), batch.observations());
      Batches.set(density.actions(), batch.actions());
      double[] before = Batches.rowMajor(density.evaluate(start));
      for (SampledDivergence estimate : SampledDivergence.values()) {
        String word =
            estimate == SampledDivergence.LOG_RATIO
                ? SampledDivergence.LOG_RATIO.word()
                : SampledDivergence.POSITIVE.word();
        double[] parameters = start.clone();
        PolicyUpdate update =
            trpo(
                    policy,
                    SIZE,
                    Precision.DOUBLE,
                    new Hyperparameters()
                        .set(TrpoParams.LINE_SEARCH_DIVERGENCE, word)
                        .set(NaturalParams.MAX_KL, 1e-6))
                .update(batch, parameters, new Generator(seed));
        double[] after = Batches.rowMajor(density.evaluate(parameters));
        assertThat(update.divergence()).isEqualTo(estimate.of(before, after));
        negative |= update.divergence() < 0;
        if (estimate == SampledDivergence.POSITIVE) {
          assertThat(update.divergence()).isNotNegative();
        }
      }
    }
    assertThat(negative).as("the mean log-ratio was negative at least once").isTrue();
  }
}
