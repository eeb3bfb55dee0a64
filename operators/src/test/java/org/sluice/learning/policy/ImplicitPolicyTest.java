package org.sluice.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.vectors.Vectors;

/** Properties of the policies without a density. */
class ImplicitPolicyTest {

  private static final double STEP = 1e-6;

  static Stream<PolicyUnderTest> cases() {
    return PolicyUnderTest.implicit();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void derivativesAgreeWithDifferencesAndWithEachOther(PolicyUnderTest c) {
    int batch = 6;
    double[] parameters = c.parameters();
    Samples samples =
        new Samples(c.policy(), Precision.DOUBLE, c.observations(batch), c.noise(batch));
    Generator random = new Generator(31);
    double[] v = Numbers.normal(random, parameters.length, 1);
    samples.evaluate(Numbers.shifted(parameters, STEP, v));
    double[] after = samples.actions();
    samples.evaluate(Numbers.shifted(parameters, -STEP, v));
    double[] differences = Numbers.slope(after, samples.actions(), STEP);
    samples.evaluate(parameters);
    double[] tangents = samples.tangents(v);
    assertClose("tangents", tangents, differences, 1e-5);

    int dim = c.policy().actionDim();
    double[] u = Numbers.normal(random, batch * dim, 1);
    double[] gradient = samples.gradient(u, parameters.length);
    double expected = 0;
    for (int i = 0; i < u.length; i++) {
      expected += u[i] * tangents[i % batch * dim + i / batch];
    }
    assertThat(Vectors.dot(gradient, v))
        .as("(Jᵀu)ᵀv = uᵀ(Jv)")
        .isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
  }

  /** Both precisions, whose loops differ. */
  @ParameterizedTest
  @MethodSource("cases")
  void singlePrecisionAgreesWithDouble(PolicyUnderTest c) {
    int batch = 70;
    double[] parameters = c.parameters();
    double[] u = Numbers.normal(new Generator(37), batch * c.policy().actionDim(), 1);
    Samples singles =
        new Samples(c.policy(), Precision.FLOAT, c.observations(batch), c.noise(batch));
    Samples doubles =
        new Samples(c.policy(), Precision.DOUBLE, c.observations(batch), c.noise(batch));
    singles.evaluate(parameters);
    doubles.evaluate(parameters);
    assertClose("actions", singles.actions(), doubles.actions(), 1e-4);
    assertClose(
        "gradient",
        singles.gradient(u, parameters.length),
        doubles.gradient(u, parameters.length),
        1e-3);
  }

  /** Layers have inputs and a bias; hidden ones have {@code HIDDEN} and 5 units. */
  @Test
  void layersHaveNoiseFromTheFirstOn() {
    int output = 5 + 1;
    int second = (PolicyUnderTest.HIDDEN + 1) * 5;
    assertThat(noiseOfLayer(3, true)).isEqualTo(output);
    assertThat(noiseOfLayer(2, true)).isEqualTo(second);
    assertThat(deviationsOfLayer(3)).isEqualTo(output);
    assertThat(deviationsOfLayer(2)).isEqualTo(second);
    assertThat(noiseOfLayer(3, false)).isEqualTo(1);
    assertThat(noiseOfLayer(2, false)).isEqualTo(5);
    assertThat(keyed(3).noiseDim() - keyed(2).noiseDim()).isEqualTo(PolicyUnderTest.HIDDEN + 1);
  }

  private static int noiseOfLayer(int layer, boolean weights) {
    return PolicyUnderTest.noisy(1, layer, weights).noiseDim()
        - PolicyUnderTest.noisy(1, layer - 1, weights).noiseDim();
  }

  private static int deviationsOfLayer(int layer) {
    return PolicyUnderTest.noisy(1, layer, true).layout().size()
        - PolicyUnderTest.noisy(1, layer - 1, true).layout().size();
  }

  /** Both hidden layers have {@code HIDDEN} units. */
  private static Policy keyed(int layers) {
    return Policies.create(
        new Spaces(Box.unbounded(PolicyUnderTest.OBSERVATION), Box.uniform(1, -1, 2)),
        new Hyperparameters()
            .set(PolicyParams.TYPE, "noisy-network")
            .set(PolicyParams.HIDDEN, PolicyUnderTest.HIDDEN)
            .set(PolicyParams.NOISE_OF, PolicyParams.WEIGHTS)
            .set(PolicyParams.NOISY_LAYERS, layers));
  }

  /**
   * The largest distance of two empirical distribution functions (Kolmogorov and Smirnov), which a
   * right sampler exceeds for one seed in a million; the seed is fixed.
   */
  @Test
  void noiseOfUnitsHasTheDistributionOfNoiseOfWeights() {
    int count = 20_000;
    double[] ofWeights = sorted(PolicyUnderTest.noisy(1, 3, true), count);
    double[] ofUnits = sorted(PolicyUnderTest.noisy(1, 3, false), count);
    double largest = 0;
    int i = 0;
    for (int j = 0; j < count; j++) {
      while (i < count && ofWeights[i] <= ofUnits[j]) {
        i++;
      }
      largest = Math.max(largest, Math.abs(i - j) / (double) count);
    }
    assertThat(largest).isLessThan(2.69 * Math.sqrt(2.0 / count));
    assertThat(ofUnits[0]).isLessThan(ofUnits[count - 1] - 1);
  }

  /** Actions in one state. */
  private static double[] sorted(Policy policy, int count) {
    PolicyUnderTest c = new PolicyUnderTest("noisy", -1, 2, false, policy);
    double[] observation = c.observations(1);
    double[] observations = new double[count * observation.length];
    for (int k = 0; k < observations.length; k++) {
      observations[k] = observation[k % observation.length];
    }
    Samples samples = new Samples(policy, Precision.FLOAT, observations, c.noise(count));
    samples.evaluate(c.parameters());
    double[] actions = samples.actions();
    Arrays.sort(actions);
    return actions;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noiseChangesTheActionIfThereIsAny(PolicyUnderTest c) {
    int batch = 2;
    double[] observation = c.observations(1);
    Samples samples =
        new Samples(
            c.policy(), Precision.FLOAT, Numbers.join(observation, observation), c.noise(batch));
    samples.evaluate(c.parameters());
    double[] actions = samples.actions();
    int dim = c.policy().actionDim();
    boolean same =
        Arrays.equals(Arrays.copyOf(actions, dim), Arrays.copyOfRange(actions, dim, 2 * dim));
    assertThat(same).isEqualTo(c.policy().noiseDim() == 0);
  }
}
