package org.sluice.learning.kfac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Generator;

class EigenbasisTest {

  @ParameterizedTest
  @CsvSource({"12, 9", "65, 64", "377, 64", "129, 256"})
  void bothLibrariesGiveTheSameBits(int inputs, int outputs) {
    Generator random = new Generator(7);
    double[] input = numbers(random, inputs * inputs);
    double[] gradient = numbers(random, outputs * outputs);
    Eigenbasis direct = new DirectEigenbasis(input, inputs, gradient, outputs);
    Eigenbasis nd4j = new NdEigenbasis(input, inputs, gradient, outputs);
    for (int step = 0; step < 3; step++) {
      input[step] = -input[step]; // other eigenvectors
      direct.renew();
      nd4j.renew();
      double[] matrix = numbers(random, inputs * outputs);
      double[] eigenvalues = numbers(random, matrix.length);
      double[] other = matrix.clone();
      direct.solve(matrix, eigenvalues);
      nd4j.solve(other, eigenvalues);
      assertThat(other).isEqualTo(matrix);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12, 64, false",
    "65, 64, false",
    "377, 64, true",
    "257, 256, true",
    "9000, 4, false"
  })
  void largeBlocksAreNd4js(int inputs, int outputs, boolean large) {
    Eigenbasis basis = Eigenbasis.of(new double[0], inputs, new double[0], outputs);
    assertThat(basis).isInstanceOf(large ? NdEigenbasis.class : DirectEigenbasis.class);
    assertThat(Eigenbasis.of(null, 1, new double[0], outputs)).isInstanceOf(DirectEigenbasis.class);
  }

  private static double[] numbers(Generator random, int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.gaussian();
    }
    return numbers;
  }
}
