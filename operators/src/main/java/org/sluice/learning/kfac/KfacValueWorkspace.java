package org.sluice.learning.kfac;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.value.ValueNetwork;

/**
 * The buffers of {@link KfacValueFit} for one architecture and batch size. Keeps nothing between
 * fits, so that all learners of a thread may share it; belongs to one thread at a time.
 */
public final class KfacValueWorkspace {

  final int parameters;
  final Kfac kfac;
  final KfacStep step;
  final KfacState state;
  final double[] theta;
  final double[] gradient;
  private final Graph graph;
  private final Input observations;
  private final Node value;
  private final double[] errors;

  /**
   * @param graph complete and differentiable, with the network alone
   * @param value its output, {@code [1 × batch]}
   * @param parameters the length of its flat vector of parameters
   */
  public KfacValueWorkspace(Graph graph, Input observations, Node value, int parameters) {
    if (value.rows() != 1) {
      throw new IllegalArgumentException("a value is one number, not " + value.rows());
    }
    this.graph = graph;
    this.observations = observations;
    this.value = value;
    this.parameters = parameters;
    this.kfac = new Kfac(graph);
    this.step = new KfacStep(kfac, graph.precision(), parameters);
    this.state = new KfacState(kfac.factorSize(), parameters, 1);
    this.theta = new double[parameters];
    this.gradient = new double[parameters];
    this.errors = new double[graph.batch()];
  }

  /**
   * The buffers for a value function.
   *
   * @param batch transitions per fit
   */
  public static KfacValueWorkspace of(ValueNetwork network, Precision precision, int batch) {
    Graph graph = new Graph(precision, batch, network.layout(), true);
    Input observations = graph.input(network.observationDim());
    Node value = network.value(graph, observations);
    return new KfacValueWorkspace(graph, observations, value, network.layout().size());
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return graph.bytes() + kfac.bytes();
  }

  /** Sets the batch's observations. */
  void load(double[] rowMajor) {
    if (rowMajor.length != graph.batch() * observations.rows()) {
      throw new IllegalArgumentException(
          String.format(
              "%d numbers where %d × %d are due",
              rowMajor.length, graph.batch(), observations.rows()));
    }
    for (int i = 0; i < graph.batch(); i++) {
      observations.setColumn(i, rowMajor, i * observations.rows());
    }
  }

  /** mean (value − return)² at {@link #theta}. */
  double loss(double[] returns) {
    graph.setParameters(theta);
    graph.forward();
    value.value().store(errors, 0);
    double sum = 0;
    for (int i = 0; i < errors.length; i++) {
      errors[i] -= returns[i];
      sum += errors[i] * errors[i];
    }
    return sum / errors.length;
  }

  /** Leaves the per-sample gradients of the value in the graph. */
  void sweepValue() {
    graph.clearAdjoints();
    for (int i = 0; i < errors.length; i++) {
      value.adjoint().set(i, 1);
    }
    graph.backward();
  }

  /** gradient = ∇ ½ mean (value − return)², after {@link #loss}. */
  void sweepLoss() {
    graph.clearAdjoints();
    for (int i = 0; i < errors.length; i++) {
      value.adjoint().set(i, errors[i] / errors.length);
    }
    graph.backward();
    graph.gradient(gradient);
  }
}
