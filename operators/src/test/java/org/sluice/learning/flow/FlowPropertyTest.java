package org.sluice.learning.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Parameter;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.vectors.Vectors;

/** Properties of every flow, in one to four dimensions and both directions. */
class FlowPropertyTest {

  private static final int BATCH = FlowRun.BATCH;
  private static final double STEP = 1e-6;

  static Stream<FlowCase> cases() {
    return FlowCase.all(1, 4);
  }

  /**
   * In one dimension the couplings' networks see nothing, or change nothing, and triangles are
   * empty.
   */
  static Stream<FlowCase> casesInWhichAllParametersMatter() {
    return FlowCase.all(2, 4);
  }

  private static double[] noise(FlowCase c) {
    return Numbers.normal(new Generator(3), BATCH * c.dim(), 1);
  }

  /** Inputs that suit a direction: noise, or the actions that noise becomes. */
  private static double[] inputs(FlowCase c, Direction direction) {
    if (direction == Direction.TO_ACTION) {
      return noise(c);
    }
    FlowRun run = new FlowRun(c, Direction.TO_ACTION, Precision.DOUBLE);
    run.outputs(run.parameters(), noise(c));
    return Batches.rowMajor(run.image.value().value());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theInverseUndoesTheFlow(FlowCase c) {
    FlowRun there = new FlowRun(c, Direction.TO_ACTION, Precision.DOUBLE);
    there.outputs(there.parameters(), noise(c));
    FlowRun back = new FlowRun(c, Direction.TO_NOISE, Precision.DOUBLE);
    back.outputs(back.parameters(), Batches.rowMajor(there.image.value().value()));
    assertClose("noise", Batches.rowMajor(back.image.value().value()), noise(c), c.tolerance(1e-9));

    double[] opposite = there.logDeterminants();
    for (int b = 0; b < BATCH; b++) {
      opposite[b] = -opposite[b];
    }
    assertClose("log-determinant", back.logDeterminants(), opposite, c.tolerance(1e-9));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theLogDeterminantIsThatOfTheJacobian(FlowCase c) {
    for (Direction direction : Direction.values()) {
      FlowRun run = new FlowRun(c, direction, Precision.DOUBLE);
      double[] parameters = run.parameters();
      double[] input = inputs(c, direction);
      double[][][] jacobians = new double[BATCH][c.dim()][c.dim()];
      for (int j = 0; j < c.dim(); j++) {
        double[] step = new double[input.length];
        for (int b = 0; b < BATCH; b++) {
          step[b * c.dim() + j] = 1;
        }
        double[] column =
            Numbers.slope(
                run.outputs(parameters, Numbers.shifted(input, STEP, step)),
                run.outputs(parameters, Numbers.shifted(input, -STEP, step)),
                STEP);
        for (int i = 0; i < BATCH * c.dim(); i++) {
          jacobians[i / c.dim()][i % c.dim()][j] = column[i];
        }
      }
      run.outputs(parameters, input);
      double[] logDeterminants = run.logDeterminants();
      for (int b = 0; b < BATCH; b++) {
        assertThat(logDeterminants[b])
            .as("%s, sample %d", direction, b)
            .isCloseTo(Numbers.logDeterminant(jacobians[b]), within(c.tolerance(1e-5)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void derivativesAgreeWithDifferencesAndWithEachOther(FlowCase c) {
    for (Direction direction : Direction.values()) {
      FlowRun run = new FlowRun(c, direction, Precision.DOUBLE);
      Generator random = new Generator(5);
      double[] parameters = run.parameters();
      double[] input = inputs(c, direction);
      double[] v = Numbers.normal(random, parameters.length, 1);
      double[] differences =
          Numbers.slope(
              run.outputs(Numbers.shifted(parameters, STEP, v), input),
              run.outputs(Numbers.shifted(parameters, -STEP, v), input),
              STEP);
      run.outputs(parameters, input);
      double[] tangents = run.tangents(v);
      assertClose(direction + " tangents", tangents, differences, 1e-5);

      double[] u = Numbers.normal(random, tangents.length, 1);
      double[] gradient = run.gradient(u);
      assertThat(Vectors.dot(gradient, v))
          .as("%s: (Jᵀu)ᵀv = uᵀ(Jv)", direction)
          .isCloseTo(
              Vectors.dot(u, tangents), within(1e-9 * (1 + Math.abs(Vectors.dot(u, tangents)))));

      double[] w = Numbers.normal(random, input.length, 1);
      double along = Vectors.dot(Batches.rowMajor(run.x.adjoint()), w);
      double[] inputDifferences =
          Numbers.slope(
              run.outputs(parameters, Numbers.shifted(input, STEP, w)),
              run.outputs(parameters, Numbers.shifted(input, -STEP, w)),
              STEP);
      assertThat(along)
          .as("%s: derivative by the input", direction)
          .isCloseTo(Vectors.dot(u, inputDifferences), within(1e-6 * (1 + Math.abs(along))));
    }
  }

  @ParameterizedTest
  @MethodSource("casesInWhichAllParametersMatter")
  void aGradientReachesEveryParameter(FlowCase c) {
    FlowRun run = new FlowRun(c, Direction.TO_NOISE, Precision.DOUBLE);
    double[] parameters = run.parameters();
    double[] input = inputs(c, Direction.TO_NOISE);
    run.outputs(parameters, input);
    double[] weights = Numbers.normal(new Generator(5), input.length + BATCH, 1);
    double[] gradient = run.gradient(weights);
    for (Parameter parameter : run.graph.parameters()) {
      double largest = 0;
      for (int i = 0; i < parameter.value().size(); i++) {
        largest = Math.max(largest, Math.abs(gradient[parameter.offset() + i]));
      }
      assertThat(largest).as(parameter.name()).isPositive();
    }
  }

  /** A second flow of the same architecture loads the flat parameters that the first saved. */
  @ParameterizedTest
  @MethodSource("cases")
  void parametersCanBeSavedAndLoaded(FlowCase c) {
    FlowCase fresh =
        cases().filter(other -> other.toString().equals(c.toString())).findFirst().orElseThrow();
    for (Direction direction : Direction.values()) {
      FlowRun run = new FlowRun(c, direction, Precision.FLOAT);
      FlowRun other = new FlowRun(fresh, direction, Precision.FLOAT);
      other.outputs(Numbers.normal(new Generator(19), other.layout.size(), 1), noise(c));
      double[] expected = run.outputs(run.parameters(), noise(c));

      double[] saved = new double[run.layout.size()];
      run.graph.parameters().forEach(p -> p.value().store(saved, p.offset()));
      assertThat(names(other)).containsExactlyElementsOf(names(run));
      assertThat(other.outputs(saved, noise(c))).containsExactly(expected);
    }
  }

  private static List<String> names(FlowRun run) {
    return run.layout.entries().stream().map(ParameterLayout.Entry::name).toList();
  }

  /** Log-scales are cut, so that parameters of this size overflow neither a layer nor a chain. */
  @ParameterizedTest
  @MethodSource("cases")
  void largeParametersGiveFiniteNumbersInSinglePrecision(FlowCase c) {
    for (Direction direction : Direction.values()) {
      FlowRun run = new FlowRun(c, direction, Precision.FLOAT);
      double[] parameters = Numbers.normal(new Generator(13), run.layout.size(), 50);
      double[] outputs = run.outputs(parameters, noise(c));
      assertFinite(direction + ", outputs", outputs);
      Arrays.fill(outputs, 1);
      if (!c.name().startsWith("chain")) {
        assertFinite(direction + ", gradient", run.gradient(outputs));
      }
    }
  }

  private static void assertFinite(String what, double[] numbers) {
    for (double number : numbers) {
      assertThat(number).as(what).isFinite();
    }
  }

  /** From zero biases the networks' first layer norm sees a constant, up to rounding. */
  @ParameterizedTest
  @MethodSource("cases")
  void nearlyConstantInputsOfLayerNormsGiveFiniteGradients(FlowCase c) {
    for (Direction direction : Direction.values()) {
      FlowRun run = new FlowRun(c, direction, Precision.FLOAT);
      double[] start = run.layout.initialise(new Generator(17));
      double[] outputs =
          run.outputs(start, Numbers.normal(new Generator(3), noise(c).length, 1e-9));
      Arrays.fill(outputs, 1);
      assertFinite(direction.toString(), run.gradient(outputs));
    }
  }
}
