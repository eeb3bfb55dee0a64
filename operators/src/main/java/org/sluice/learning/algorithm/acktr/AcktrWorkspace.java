package org.sluice.learning.algorithm.acktr;

import java.util.Arrays;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.kfac.Kfac;
import org.sluice.learning.kfac.KfacStep;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.vectors.Vectors;

/**
 * The buffers of an ACKTR update for one policy architecture and batch size. Keeps nothing between
 * updates, so that all learners of a thread may share it; belongs to one thread at a time.
 */
public final class AcktrWorkspace {

  final int batch;
  final int parameters;
  final Kfac kfac;
  final KfacStep step;
  final double[] gradient;
  final double[] logProbabilities;
  final double[] newLogProbabilities;
  private final Density density;
  private final double[] weights;
  private final Graph entropyGraph;
  private final Input entropyObservations;
  private final Node entropy;

  /**
   * @param batch transitions per update
   * @throws IllegalArgumentException if a parameter of the policy is in a layer that K-FAC does not
   *     support
   */
  public AcktrWorkspace(Policy policy, Precision precision, int batch) {
    this.batch = batch;
    this.parameters = policy.layout().size();
    this.density = new Density(policy, precision, batch);
    this.kfac = new Kfac(density.graph());
    this.step = new KfacStep(kfac, precision, parameters);
    this.gradient = new double[parameters];
    this.logProbabilities = new double[batch];
    this.newLogProbabilities = new double[batch];
    this.weights = new double[batch];
    this.entropyGraph = new Graph(precision, batch, policy.layout(), false);
    this.entropyObservations = entropyGraph.input(policy.observationDim());
    this.entropy =
        policy
            .closedForm(entropyGraph, entropyObservations)
            .map(distribution -> distribution.entropy(entropyGraph))
            .orElse(null);
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return density.graph().bytes() + entropyGraph.bytes() + kfac.bytes();
  }

  /** Sets the batch and computes {@link #logProbabilities} of its actions. */
  void load(PolicyBatch transitions, double[] theta) {
    load(transitions.observations(), density.observations());
    load(transitions.actions(), density.actions());
    density.evaluate(theta).store(logProbabilities, 0);
  }

  private void load(double[] rowMajor, Input input) {
    if (rowMajor.length != batch * input.rows()) {
      throw new IllegalArgumentException(
          String.format("%d numbers where %d × %d are due", rowMajor.length, batch, input.rows()));
    }
    for (int i = 0; i < batch; i++) {
      input.setColumn(i, rowMajor, i * input.rows());
    }
  }

  /** Computes the per-sample gradients of −log π in the graph. */
  void sweepScores() {
    Arrays.fill(weights, -1);
    density.weightedGradient(weights, gradient);
  }

  /** gradient = ∇ −Vectors.mean(advantage · π / π_recorded). */
  void sweepLoss(PolicyBatch transitions) {
    for (int i = 0; i < batch; i++) {
      double logRatio = logProbabilities[i] - transitions.logProbabilities()[i];
      weights[i] = -transitions.advantages()[i] * StrictMath.exp(logRatio) / batch;
    }
    density.weightedGradient(weights, gradient);
  }

  /** Computes {@link #newLogProbabilities} of the batch's actions under other parameters. */
  void evaluateProposal(double[] theta) {
    density.evaluate(theta).store(newLogProbabilities, 0);
  }

  /** Mean entropy in nats: from its formula, or else −mean log π of the batch's actions. */
  double entropy(PolicyBatch transitions, double[] theta) {
    if (entropy == null) {
      return -Vectors.mean(logProbabilities);
    }
    load(transitions.observations(), entropyObservations);
    entropyGraph.setParameters(theta);
    entropyGraph.forward();
    Block entropies = entropy.value();
    double sum = 0;
    for (int i = 0; i < batch; i++) {
      sum += entropies.get(i);
    }
    return sum / batch;
  }
}
