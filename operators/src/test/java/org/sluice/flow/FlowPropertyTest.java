package org.sluice.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sluice.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.golden.Batches;
import org.sluice.golden.Numbers;
import org.sluice.graph.Graph;
import org.sluice.graph.Input;
import org.sluice.graph.Parameter;
import org.sluice.graph.ParameterLayout;
import org.sluice.graph.Precision;

/** What holds for every flow, in one to four dimensions and in both directions. */
class FlowPropertyTest {

  private static final int CONTEXT = 3;
  private static final int BATCH = 4;
  private static final double STEP = 1e-6;
  private static final CouplingNet NET = new CouplingNet(4, CouplingNet.DEFAULT_EPSILON);

  /** All flows, by dimension. A new one joins with a line here. */
  private static Stream<Named> flows() {
    return Stream.concat(
        Stream.of(
            named("AffineCoupling, first half", d -> new AffineCoupling("f", HalfMask.FIRST, NET)),
            named("AffineCoupling, second", d -> new AffineCoupling("f", HalfMask.SECOND, NET)),
            named("AdditiveCoupling, first", d -> new AdditiveCoupling("f", HalfMask.FIRST, NET)),
            named("AdditiveCoupling, second", d -> new AdditiveCoupling("f", HalfMask.SECOND, NET)),
            named("ContextShift", d -> new ContextShift("f", NET)),
            named("ElementwiseAffine", d -> new ElementwiseAffine("f")),
            named("InvertibleLinear", d -> new InvertibleLinear("f")),
            named("InverseAutoregressive", d -> new InverseAutoregressive("f", 5)),
            named("MaskedAutoregressive", d -> new MaskedAutoregressive("f", 5)),
            named("Permutation", Permutation::reversal),
            named("Planar", d -> new Planar("f")),
            named("Radial", d -> new Radial("f")),
            named("TanhSquash", d -> new TanhSquash())),
        Stream.of(FlowFamily.values())
            .map(family -> named("chain of " + family, d -> family.chain(d, 4, NET, NET))));
  }

  private record Named(String name, IntFunction<Flow> flow) {}

  private static Named named(String name, IntFunction<Flow> flow) {
    return new Named(name, flow);
  }

  /** A flow in one dimensionality. */
  record Case(String name, int dim, Flow flow) {

    @Override
    public String toString() {
      return name + ", " + dim + "-D";
    }
  }

  static Stream<Case> cases() {
    return flows()
        .flatMap(
            f ->
                IntStream.rangeClosed(1, 4)
                    .mapToObj(dim -> new Case(f.name(), dim, f.flow().apply(dim))));
  }

  /** A flow in a graph, with numbers for everything. */
  private static final class Run {

    final ParameterLayout layout = new ParameterLayout();
    final Graph graph;
    final Input x;
    final Input context;
    final Transformed image;

    Run(Case c, Direction direction, Precision precision) {
      // Sampling first, so that parameters stand in one order whatever the direction.
      Graph first = new Graph(precision, 1, layout, false);
      c.flow().apply(first, Direction.TO_ACTION, first.input(c.dim()), first.input(CONTEXT));
      graph = new Graph(precision, BATCH, layout, true);
      x = graph.differentiableInput(c.dim());
      context = graph.input(CONTEXT);
      image = c.flow().apply(graph, direction, x, context);
      Batches.set(context, Numbers.normal(new Generator(7), BATCH * CONTEXT, 1));
    }

    /** Parameters some way from their start, so that the flow is far from the identity. */
    double[] parameters() {
      Generator random = new Generator(11);
      double[] start = layout.initialise(random);
      return Numbers.shifted(start, 1, Numbers.normal(random, start.length, 0.5));
    }

    /** Value and log-determinant of each sample, one after the other. */
    double[] outputs(double[] parameters, double[] input) {
      Batches.set(x, input);
      graph.setParameters(parameters);
      graph.forward();
      return Numbers.join(Batches.rowMajor(image.value().value()), logDeterminants());
    }

    double[] logDeterminants() {
      return image.logDeterminant() == null
          ? new double[BATCH]
          : Batches.rowMajor(image.logDeterminant().value());
    }

    double[] tangents(double[] direction) {
      graph.setDirection(direction);
      graph.tangent();
      return Numbers.join(
          Batches.rowMajor(image.value().tangent()),
          image.logDeterminant() == null || image.logDeterminant().tangent() == null
              ? new double[BATCH]
              : Batches.rowMajor(image.logDeterminant().tangent()));
    }

    /** Sweeps back a weighted sum of the outputs. */
    double[] gradient(double[] weights) {
      graph.clearAdjoints();
      int values = BATCH * x.rows();
      for (int b = 0; b < BATCH; b++) {
        for (int i = 0; i < x.rows(); i++) {
          image.value().adjoint().set(i, b, weights[b * x.rows() + i]);
        }
        if (image.logDeterminant() != null && image.logDeterminant().adjoint() != null) {
          image.logDeterminant().adjoint().set(0, b, weights[values + b]);
        }
      }
      graph.backward();
      double[] gradient = new double[layout.size()];
      graph.gradient(gradient);
      return gradient;
    }
  }

  private static double[] noise(Case c) {
    return Numbers.normal(new Generator(3), BATCH * c.dim(), 1);
  }

  /** Inputs that suit a direction: noise, or the actions that noise becomes. */
  private static double[] inputs(Case c, Direction direction) {
    if (direction == Direction.TO_ACTION) {
      return noise(c);
    }
    Run run = new Run(c, Direction.TO_ACTION, Precision.DOUBLE);
    run.outputs(run.parameters(), noise(c));
    return Batches.rowMajor(run.image.value().value());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theInverseUndoesTheFlow(Case c) {
    Run there = new Run(c, Direction.TO_ACTION, Precision.DOUBLE);
    there.outputs(there.parameters(), noise(c));
    Run back = new Run(c, Direction.TO_NOISE, Precision.DOUBLE);
    back.outputs(back.parameters(), Batches.rowMajor(there.image.value().value()));
    assertClose("noise", Batches.rowMajor(back.image.value().value()), noise(c), 1e-9);

    double[] opposite = there.logDeterminants();
    for (int b = 0; b < BATCH; b++) {
      opposite[b] = -opposite[b];
    }
    assertClose("log-determinant", back.logDeterminants(), opposite, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theLogDeterminantIsThatOfTheJacobian(Case c) {
    for (Direction direction : Direction.values()) {
      Run run = new Run(c, direction, Precision.DOUBLE);
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
            .isCloseTo(Numbers.logDeterminant(jacobians[b]), within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void derivativesAgreeWithDifferencesAndWithEachOther(Case c) {
    for (Direction direction : Direction.values()) {
      Run run = new Run(c, direction, Precision.DOUBLE);
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
      assertThat(Numbers.dot(gradient, v))
          .as("%s: (Jᵀu)ᵀv = uᵀ(Jv)", direction)
          .isCloseTo(
              Numbers.dot(u, tangents), within(1e-9 * (1 + Math.abs(Numbers.dot(u, tangents)))));

      double[] w = Numbers.normal(random, input.length, 1);
      double along = Numbers.dot(Batches.rowMajor(run.x.adjoint()), w);
      double[] inputDifferences =
          Numbers.slope(
              run.outputs(parameters, Numbers.shifted(input, STEP, w)),
              run.outputs(parameters, Numbers.shifted(input, -STEP, w)),
              STEP);
      assertThat(along)
          .as("%s: derivative by the input", direction)
          .isCloseTo(Numbers.dot(u, inputDifferences), within(1e-6 * (1 + Math.abs(along))));
    }
  }

  /**
   * In one dimension the couplings' networks see nothing, or change nothing, and triangles are
   * empty; so from two dimensions on.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void aGradientReachesEveryParameter(Case c) {
    Run run = new Run(c, Direction.TO_NOISE, Precision.DOUBLE);
    double[] parameters = run.parameters();
    double[] input = inputs(c, Direction.TO_NOISE);
    run.outputs(parameters, input);
    double[] weights = Numbers.normal(new Generator(5), input.length + BATCH, 1);
    double[] gradient = run.gradient(weights);
    for (Parameter parameter : c.dim() == 1 ? List.<Parameter>of() : run.graph.parameters()) {
      double largest = 0;
      for (int i = 0; i < parameter.value().size(); i++) {
        largest = Math.max(largest, Math.abs(gradient[parameter.offset() + i]));
      }
      assertThat(largest).as(parameter.name()).isPositive();
    }
  }

  /** Log-scales are cut, so that parameters of this size overflow neither a layer nor a chain. */
  @ParameterizedTest
  @MethodSource("cases")
  void largeParametersGiveFiniteNumbersInSinglePrecision(Case c) {
    for (Direction direction : Direction.values()) {
      Run run = new Run(c, direction, Precision.FLOAT);
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
  void nearlyConstantInputsOfLayerNormsGiveFiniteGradients(Case c) {
    for (Direction direction : Direction.values()) {
      Run run = new Run(c, direction, Precision.FLOAT);
      double[] start = run.layout.initialise(new Generator(17));
      double[] outputs =
          run.outputs(start, Numbers.normal(new Generator(3), noise(c).length, 1e-9));
      Arrays.fill(outputs, 1);
      assertFinite(direction.toString(), run.gradient(outputs));
    }
  }
}
