package org.sluice.learning.surrogate.natural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.surrogate.PolicyBatches;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.vectors.Vectors;

class FisherVectorProductTest {

  private static final int SIZE = 23;

  static Stream<Arguments> products() {
    Policy gaussian = PolicyBatches.gaussian();
    Policy flow = PolicyBatches.flow();
    return Stream.of(
        Arguments.of(gaussian, new ExactFisher(gaussian, Precision.DOUBLE, SIZE, 5)),
        Arguments.of(gaussian, new OuterProductFisher(gaussian, Precision.DOUBLE, SIZE, 5)),
        Arguments.of(flow, new OuterProductFisher(flow, Precision.DOUBLE, SIZE, 5)));
  }

  private static double[] direction(Policy policy, Generator random) {
    double[] direction = new double[policy.layout().size()];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = random.gaussian();
    }
    return direction;
  }

  @ParameterizedTest
  @MethodSource("products")
  void symmetricAndPositive(Policy policy, FisherVectorProduct fisher) {
    double[] parameters = PolicyBatches.parameters(policy, 1);
    fisher.load(PolicyBatches.batch(policy, parameters, SIZE, 1), parameters);
    Generator random = new Generator(2);
    for (int i = 0; i < 5; i++) {
      double[] u = direction(policy, random);
      double[] v = direction(policy, random);
      double[] fu = new double[u.length];
      double[] fv = new double[u.length];
      fisher.multiply(u, fu);
      fisher.multiply(v, fv);
      assertThat(Vectors.dot(u, fu)).isPositive();
      double tolerance = 1e-10 * Vectors.dot(u, fu);
      assertThat(Vectors.dot(v, fu) - Vectors.dot(u, fv)).isBetween(-tolerance, tolerance);
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void onlyEveryFifthTransitionCounts(Policy policy, FisherVectorProduct fisher) {
    double[] parameters = PolicyBatches.parameters(policy, 1);
    PolicyBatch batch = PolicyBatches.batch(policy, parameters, SIZE, 1);
    double[] v = direction(policy, new Generator(3));
    double[] expected = new double[v.length];
    double[] actual = new double[v.length];
    fisher.load(batch, parameters);
    fisher.multiply(v, expected);
    int width = policy.observationDim();
    for (int i = 0; i < batch.observations().length; i++) {
      if (i / width % 5 != 0) {
        batch.observations()[i] = 99;
      }
    }
    fisher.load(batch, parameters);
    fisher.multiply(v, actual);
    assertThat(actual).containsExactly(expected);
  }

  /** With 20,000 samples the two agree to about 0.02; six deviations are allowed. */
  @Test
  void outerProductsOfScoresAverageToTheFisherInformation() {
    Policy policy = PolicyBatches.gaussian();
    int samples = 20_000;
    double[] parameters = PolicyBatches.parameters(policy, 1);
    PolicyBatch batch = PolicyBatches.batch(policy, parameters, samples, 1);
    double[] v = direction(policy, new Generator(3));
    double[] product = new double[v.length];
    FisherVectorProduct exact = new ExactFisher(policy, Precision.FLOAT, samples, 1);
    exact.load(batch, parameters);
    exact.multiply(v, product);
    double expected = Vectors.dot(v, product);
    FisherVectorProduct outer = new OuterProductFisher(policy, Precision.FLOAT, samples, 1);
    outer.load(batch, parameters);
    outer.multiply(v, product);
    assertThat(Vectors.dot(v, product) / expected).isBetween(0.88, 1.12);
  }
}
