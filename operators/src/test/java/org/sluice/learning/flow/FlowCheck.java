package org.sluice.learning.flow;

import java.util.Map;
import java.util.function.BiConsumer;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;

/** A flow with given parameters and inputs, to compare with reference numbers; all row-major. */
final class FlowCheck {

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private final int dim;
  private final ParameterLayout layout = new ParameterLayout();
  private final Graph graph;
  private final Input x;
  private final Transformed image;

  /**
   * @param context {@code [batch, context]}, of at least one number per sample
   * @param parameters those of the flow by name
   */
  FlowCheck(
      Flow flow,
      Direction direction,
      Precision precision,
      int dim,
      double[] input,
      double[] context,
      Map<String, double[]> parameters) {
    this.dim = dim;
    int batch = input.length / dim;
    graph = new Graph(precision, batch, layout, true);
    x = graph.differentiableInput(dim);
    Input seen = graph.input(context.length / batch);
    image = flow.apply(graph, direction, x, seen);
    Batches.set(x, input);
    Batches.set(seen, context);
    double[] flat = new double[layout.size()];
    for (ParameterLayout.Entry entry : layout.entries()) {
      double[] numbers = parameters.get(entry.name());
      if (numbers == null || numbers.length != entry.size()) {
        throw new AssertionError("no numbers for " + entry);
      }
      System.arraycopy(numbers, 0, flat, entry.offset(), entry.size());
    }
    graph.setParameters(flat);
    graph.forward();
  }

  double[] value() {
    return Batches.rowMajor(image.value().value());
  }

  double[] logDeterminant() {
    return Batches.rowMajor(image.logDeterminant().value());
  }

  /** log N(value; 0, I) + log-determinant: the log-density of the input, from actions to noise. */
  double[] logDensity() {
    return plusNormal(value(), 1);
  }

  /** log N(noise; 0, I) − log-determinant: the log-density of the output, from noise to actions. */
  double[] logDensityOfSamples(double[] noise) {
    return plusNormal(noise, -1);
  }

  private double[] plusNormal(double[] noise, int sign) {
    double[] sum = logDeterminant();
    for (int b = 0; b < sum.length; b++) {
      sum[b] = sign * sum[b] - dim * HALF_LOG_TWO_PI;
      for (int i = 0; i < dim; i++) {
        sum[b] -= 0.5 * noise[b * dim + i] * noise[b * dim + i];
      }
    }
    return sum;
  }

  /**
   * Sweeps back Σ weights · value + share · Σ log-determinant.
   *
   * @param weights {@code [batch, dim]}
   */
  void sweepBack(double[] weights, double share) {
    graph.clearAdjoints();
    for (int b = 0; b < graph.batch(); b++) {
      for (int i = 0; i < dim; i++) {
        image.value().adjoint().set(i, b, weights[b * dim + i]);
      }
      image.logDeterminant().adjoint().set(0, b, share);
    }
    graph.backward();
  }

  /** Passes on each parameter's gradient from the last sweep, by name. */
  void gradients(BiConsumer<String, double[]> use) {
    double[] flat = new double[layout.size()];
    graph.gradient(flat);
    for (ParameterLayout.Entry entry : layout.entries()) {
      use.accept(
          entry.name(),
          java.util.Arrays.copyOfRange(flat, entry.offset(), entry.offset() + entry.size()));
    }
  }

  /** The gradient of the inputs from the last sweep. */
  double[] inputGradient() {
    return Batches.rowMajor(x.adjoint());
  }
}
