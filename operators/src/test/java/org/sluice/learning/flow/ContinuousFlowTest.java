package org.sluice.learning.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.learning.flow.continuous.ContinuousFlow;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.graph.kernels.Precision;

/** Continuous flows against reference numbers, and how their errors depend on the steps. */
class ContinuousFlowTest {

  /** Of numbers that the same Runge-Kutta steps gave. */
  private static final double TOLERANCE = 1e-9;

  static Stream<Golden> cases() {
    return Golden.read("algorithms/continuous_flow");
  }

  /** A case without a context has one that is always zero. */
  private static Map<String, double[]> parameters(Golden given, int hidden) {
    Map<String, double[]> parameters = new HashMap<>();
    parameters.put("f.z.W", given.array("W1"));
    parameters.put("f.time", given.array("wt"));
    parameters.put("f.context.W", given.has("C") ? given.array("C") : new double[hidden]);
    parameters.put("f.context.b", given.array("b1"));
    parameters.put("f.out.W", given.array("W2"));
    parameters.put("f.out.b", given.array("b2"));
    return parameters;
  }

  private static FlowCheck run(
      Golden golden, int steps, Direction direction, double[] x, Precision precision) {
    int dim = golden.integer("dim");
    int hidden = golden.integer("hidden");
    return new FlowCheck(
        new ContinuousFlow("f", hidden, steps),
        direction,
        precision,
        dim,
        x,
        golden.has("context") ? golden.array("context") : new double[x.length / dim],
        parameters(golden.at("params"), hidden));
  }

  private static FlowCheck run(Golden golden, Direction direction, double[] x) {
    return run(golden, golden.integer("steps"), direction, x, Precision.DOUBLE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void toAction(Golden golden) {
    double[] z = golden.array("input_z");
    FlowCheck run = run(golden, Direction.TO_ACTION, z);
    assertClose("output", run.value(), golden.array("output"), TOLERANCE);
    assertClose("trace", run.logDeterminant(), golden.array("integral_of_trace"), TOLERANCE);
    assertClose("logp", run.logDensityOfSamples(z), golden.array("logp_output"), TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void toNoise(Golden golden) {
    FlowCheck run = run(golden, Direction.TO_NOISE, golden.array("eval_y"));
    assertClose("noise", run.value(), golden.array("eval_z"), TOLERANCE);
    assertClose("logp", run.logDensity(), golden.array("logp_eval"), TOLERANCE);
    FlowCheck back = run(golden, Direction.TO_NOISE, golden.array("output"));
    assertClose("inverse", back.value(), golden.array("inverse_of_output_rk4"), TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientOfDensities(Golden golden) {
    FlowCheck run = run(golden, Direction.TO_NOISE, golden.array("eval_y"));
    double[] z = run.value();
    double[] weights = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      weights[i] = -z[i];
    }
    run.sweepBack(weights, 1);
    assertGradient(run, golden, "gradient_mean_logp_eval");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientOfTheSampledEntropy(Golden golden) {
    double[] z = golden.array("input_z");
    FlowCheck run = run(golden, Direction.TO_ACTION, z);
    run.sweepBack(new double[z.length], 1);
    assertGradient(run, golden, "gradient_entropy_estimate");
  }

  private static void assertGradient(FlowCheck run, Golden golden, String field) {
    int batch = run.logDeterminant().length;
    Map<String, double[]> expected = parameters(golden.at(field), golden.integer("hidden"));
    run.gradients(
        (name, gradient) -> {
          for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= batch;
          }
          assertClose(name, gradient, expected.get(name));
        });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void singlePrecision(Golden golden) {
    double[] z = golden.array("input_z");
    int steps = golden.integer("steps");
    FlowCheck run = run(golden, steps, Direction.TO_ACTION, z, Precision.FLOAT);
    assertClose("output", run.value(), golden.array("output"), 1e-3);
    assertClose("logp", run.logDensityOfSamples(z), golden.array("logp_output"), 1e-3);
  }

  /** Twice the steps leave about a sixteenth of the error of a method of fourth order. */
  @ParameterizedTest
  @MethodSource("cases")
  void errorsShrinkWithTheFourthPowerOfTheSteps(Golden golden) {
    double[] z = golden.array("input_z");
    FlowCheck fine = run(golden, 512, Direction.TO_ACTION, z, Precision.DOUBLE);
    FlowCheck some = run(golden, 16, Direction.TO_ACTION, z, Precision.DOUBLE);
    FlowCheck twice = run(golden, 32, Direction.TO_ACTION, z, Precision.DOUBLE);
    double states = error(some.value(), fine.value()) / error(twice.value(), fine.value());
    double traces =
        error(some.logDeterminant(), fine.logDeterminant())
            / error(twice.logDeterminant(), fine.logDeterminant());
    assertThat(states).isBetween(10.0, 25.0);
    assertThat(traces).isBetween(10.0, 25.0);
    double inverse = inverseError(golden, 16) / inverseError(golden, 32);
    assertThat(inverse).isGreaterThan(10);
  }

  private static double inverseError(Golden golden, int steps) {
    double[] z = golden.array("input_z");
    FlowCheck there = run(golden, steps, Direction.TO_ACTION, z, Precision.DOUBLE);
    FlowCheck back = run(golden, steps, Direction.TO_NOISE, there.value(), Precision.DOUBLE);
    return error(back.value(), z);
  }

  private static double error(double[] one, double[] other) {
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - other[i]));
    }
    return largest;
  }

  @Test
  void badSizesAreRefused() {
    assertThatThrownBy(() -> new ContinuousFlow("f", 3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a continuous flow has at least 1 step, not 0");
    assertThatThrownBy(() -> new ContinuousFlow("f", 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a network needs at least 1 unit, not 0");
  }
}
