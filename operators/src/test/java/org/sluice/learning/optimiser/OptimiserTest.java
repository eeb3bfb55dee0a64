package org.sluice.learning.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;

/** Every optimiser takes the same steps in both precisions, and continues from what it saved. */
class OptimiserTest {

  private static final int SIZE = 37;
  private static final int STEPS = 20;
  private static final double RATE = 0.01;

  static Stream<Function<Precision, Optimiser>> optimisers() {
    return Stream.of(
        precision -> new Adam(precision, SIZE, 1e-5),
        precision -> new RmsProp(precision, SIZE, RmsProp.Form.TENSORFLOW, 0.99, 1e-5),
        precision -> new RmsProp(precision, SIZE, RmsProp.Form.PYTORCH, 0.99, 1e-5));
  }

  @ParameterizedTest
  @MethodSource("optimisers")
  void precisionsAgree(Function<Precision, Optimiser> optimiser) {
    double[] single = steps(optimiser.apply(Precision.FLOAT), Precision.FLOAT, STEPS);
    double[] exact = steps(optimiser.apply(Precision.DOUBLE), Precision.DOUBLE, STEPS);
    for (int i = 0; i < SIZE; i++) {
      assertThat(exact[i]).isNotZero();
      assertThat(single[i]).isCloseTo(exact[i], within(1e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("optimisers")
  void continuesFromWhatItSaved(Function<Precision, Optimiser> optimiser) {
    Optimiser first = optimiser.apply(Precision.FLOAT);
    steps(first, Precision.FLOAT, STEPS);
    ByteBuffer saved = ByteBuffer.allocate(first.stateBytes());
    first.save(saved);
    assertThat(saved.hasRemaining()).isFalse();
    Optimiser second = optimiser.apply(Precision.FLOAT);
    double[] fromZero = steps(second, Precision.FLOAT, STEPS);
    second.restore(saved.flip());
    double[] continued = steps(second, Precision.FLOAT, STEPS);
    assertThat(continued)
        .isNotEqualTo(fromZero)
        .containsExactly(steps(first, Precision.FLOAT, STEPS));
  }

  /** The parameters after steps from 0 along the same noisy gradients. */
  private static double[] steps(Optimiser optimiser, Precision precision, int count) {
    Generator random = new Generator(5);
    Block parameters = precision.block(1, SIZE);
    Block gradient = precision.block(1, SIZE);
    for (int step = 0; step < count; step++) {
      for (int i = 0; i < SIZE; i++) {
        gradient.set(i, (float) (1 + 0.3 * random.gaussian()));
      }
      optimiser.step(parameters, gradient, RATE);
    }
    double[] numbers = new double[SIZE];
    parameters.store(numbers, 0);
    return numbers;
  }
}
