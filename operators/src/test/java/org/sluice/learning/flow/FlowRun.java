package org.sluice.learning.flow;

import org.sluice.env.Generator;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;

/** A flow in a graph, with numbers for everything. */
final class FlowRun {

  static final int BATCH = 4;
  private static final int CONTEXT = 3;

  final ParameterLayout layout = new ParameterLayout();
  final Graph graph;
  final Input x;
  final Input context;
  final Transformed image;

  FlowRun(FlowCase c, Direction direction, Precision precision) {
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
