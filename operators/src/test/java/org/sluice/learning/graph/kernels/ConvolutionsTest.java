package org.sluice.learning.graph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.Numbers;

/** Convolutions in single precision against plain loops in double precision. */
class ConvolutionsTest {

  private static final double TOLERANCE = 1e-5;
  private static final double SCALE = 0.7;

  /** Shapes with numbers of samples: several tiles of positions, and tiles of some samples. */
  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(new ConvolutionShape(2, 9, 7, 5, 3, 2), 1),
        Arguments.of(new ConvolutionShape(1, 4, 4, 3, 4, 1), 3),
        Arguments.of(new ConvolutionShape(3, 12, 10, 4, 4, 2), 70),
        Arguments.of(new ConvolutionShape(4, 52, 40, 16, 4, 2), 5),
        Arguments.of(new ConvolutionShape(2, 6, 5, 3, 2, 2), 2100));
  }

  private static Block numbers(Precision precision, int seed, int rows, int columns) {
    Block block = precision.block(rows, columns);
    block.load(Numbers.normal(new Generator(seed), rows * columns, 1), 0);
    return block;
  }

  private static double[] run(
      Precision precision, int rows, int columns, BiConsumer<Convolutions, Block> what) {
    Block out = numbers(precision, 9, rows, columns);
    what.accept(precision.kernels().convolutions(), out);
    double[] result = new double[out.size()];
    out.store(result, 0);
    return result;
  }

  private static void checkAdds(String what, double[] floats, double[] doubles) {
    assertThat(doubles).isNotEqualTo(Numbers.normal(new Generator(9), doubles.length, 1));
    Golden.assertClose(what, floats, doubles, TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bothPrecisionsAgree(ConvolutionShape shape, int batch) {
    int in = shape.channels() * shape.height() * shape.width();
    int out = shape.filters() * shape.positions();
    List<double[]> forward = new ArrayList<>();
    List<double[]> weights = new ArrayList<>();
    List<double[]> inputs = new ArrayList<>();
    for (Precision precision : List.of(Precision.FLOAT, Precision.DOUBLE)) {
      Block x = numbers(precision, 1, in, batch);
      Block weight = numbers(precision, 2, shape.patch(), shape.filters());
      Block adjoint = numbers(precision, 3, out, batch);
      forward.add(run(precision, out, batch, (c, to) -> c.addTo(to, shape, SCALE, weight, x)));
      weights.add(
          run(
              precision,
              shape.patch(),
              shape.filters(),
              (c, to) -> c.addWeightGradient(to, shape, SCALE, x, adjoint)));
      inputs.add(
          run(
              precision,
              in,
              batch,
              (c, to) -> c.addInputAdjoint(to, shape, SCALE, weight, adjoint)));
    }
    checkAdds("forward", forward.get(0), forward.get(1));
    checkAdds("weights", weights.get(0), weights.get(1));
    checkAdds("inputs", inputs.get(0), inputs.get(1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void actingAgrees(ConvolutionShape shape, int ignored) {
    int in = shape.channels() * shape.height() * shape.width();
    Block x = numbers(Precision.FLOAT, 1, in, 1);
    Block weight = numbers(Precision.FLOAT, 2, shape.patch(), shape.filters());
    double[][] results = new double[2][];
    for (int i = 0; i < 2; i++) {
      Block out = numbers(Precision.FLOAT, 9, shape.filters() * shape.positions(), 1);
      Kernels kernels = Precision.FLOAT.kernels(1, i == 0);
      kernels.convolutions().addTo(out, shape, SCALE, weight, x);
      results[i] = new double[out.size()];
      out.store(results[i], 0);
    }
    checkAdds("acting", results[1], results[0]);
  }
}
