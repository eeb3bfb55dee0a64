package org.sluice.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.policy.information.Entropy;
import org.sluice.learning.policy.information.ExactDivergence;
import org.sluice.learning.policy.information.FisherInformation;
import org.sluice.learning.vectors.Vectors;

/** Properties of the derivatives of every policy. */
class PolicyDerivativesTest {

  private static final double STEP = 1e-6;

  static Stream<PolicyUnderTest> cases() {
    return PolicyUnderTest.all();
  }

  static Stream<PolicyUnderTest> fullCases() {
    return PolicyUnderTest.inWhichAllParametersMatter();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void derivativesAgreeWithDifferencesAndWithEachOther(PolicyUnderTest c) {
    int batch = 6;
    double[] parameters = c.parameters();
    Density density = c.density(Precision.DOUBLE, c.observations(batch), c.actions(batch));
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
    assertThat(Vectors.dot(gradient, v))
        .as("(Jᵀu)ᵀv = uᵀ(Jv)")
        .isCloseTo(
            Vectors.dot(u, tangents), within(1e-9 * (1 + Math.abs(Vectors.dot(u, tangents)))));
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
    assertThat(Vectors.dot(gradient, v))
        .isCloseTo(difference, within(1e-5 * (1 + Math.abs(difference))));
  }

  /** The exact Fisher information is the Hessian of the exact divergence, whose slope is zero. */
  @ParameterizedTest
  @MethodSource("cases")
  void theExactFisherIsTheCurvatureOfTheDivergence(PolicyUnderTest c) {
    int batch = 5;
    double[] parameters = c.parameters();
    Graph probe = new Graph(Precision.DOUBLE, 1, c.policy().layout(), false);
    if (c.policy().closedForm(probe, probe.input(c.policy().observationDim())).isEmpty()) {
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

    FisherInformation fisher = new FisherInformation(c.policy(), Precision.DOUBLE, batch);
    Batches.set(fisher.observations(), c.observations(batch));
    fisher.evaluate(parameters);
    double[] product = new double[v.length];
    fisher.product(v, product);
    assertClose("Fisher", product, Numbers.slope(after, before, STEP), 1e-5);
  }

  @ParameterizedTest
  @MethodSource("fullCases")
  void aGradientReachesEveryParameter(PolicyUnderTest c) {
    int batch = 6;
    Density density = c.density(Precision.DOUBLE, c.observations(batch), c.actions(batch));
    double[] parameters = c.parameters();
    density.evaluate(parameters);
    double[] gradient = new double[parameters.length];
    density.weightedGradient(Numbers.normal(new Generator(61), batch, 1), gradient);
    for (ParameterLayout.Entry entry : c.policy().layout().entries()) {
      double largest = 0;
      for (int i = 0; i < entry.size(); i++) {
        largest = Math.max(largest, Math.abs(gradient[entry.offset() + i]));
      }
      assertThat(largest).as(entry.name()).isPositive();
    }
  }
}
