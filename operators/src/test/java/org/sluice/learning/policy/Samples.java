package org.sluice.learning.policy;

import org.sluice.learning.golden.Batches;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;

/** A policy's samples in a graph, from given states and noise. */
final class Samples {

  private final Graph graph;
  private final Sample sample;

  /**
   * @param observations row-major, {@code [batch, observation]}
   * @param drawn row-major, {@code [batch, noise]}
   */
  Samples(Policy policy, Precision precision, double[] observations, double[] drawn) {
    graph =
        new Graph(precision, observations.length / policy.observationDim(), policy.layout(), true);
    Input observation = graph.input(policy.observationDim());
    Input noise = graph.input(policy.noiseDim());
    sample = policy.sample(graph, observation, noise);
    Batches.set(observation, observations);
    Batches.set(noise, drawn);
  }

  /** Computes the samples of these parameters. */
  void evaluate(double[] parameters) {
    graph.setParameters(parameters);
    graph.forward();
  }

  /** The change of the actions along a direction of the parameters, after {@link #evaluate}. */
  double[] tangents(double[] direction) {
    graph.setDirection(direction);
    graph.tangent();
    return Batches.rowMajor(sample.action().tangent());
  }

  /**
   * The gradient of Σ weight · action, after {@link #evaluate}.
   *
   * @param weights {@code [actionDim × batch]}
   */
  double[] gradient(double[] weights, int parameters) {
    double[] gradient = new double[parameters];
    graph.clearAdjoints();
    sample.action().adjoint().load(weights, 0);
    graph.backward();
    graph.gradient(gradient);
    return gradient;
  }

  double[] actions() {
    return Batches.rowMajor(sample.action().value());
  }

  double[] logProbabilities() {
    return Batches.rowMajor(sample.logProbability().value());
  }
}
