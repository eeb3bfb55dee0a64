package org.sluice.trustregion;

import java.util.ArrayList;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.graph.Graph;
import org.sluice.graph.Input;
import org.sluice.graph.Node;
import org.sluice.graph.Precision;
import org.sluice.policy.ClosedForm;
import org.sluice.policy.Policy;

/**
 * Exact mean divergence from the old policy and exact mean entropy over a batch's states, for a
 * policy with a closed form.
 */
final class ClosedFormEvaluation implements EntropyBonus {

  private final Graph graph;
  private final Input observations;
  private final List<Node> parameters;
  private final List<Input> oldParameters = new ArrayList<>();
  private final Node entropy;
  private final Node divergence;
  private final double[] numbers;
  private final double[] scratch;
  private final double[] gradientOfEntropy;

  ClosedFormEvaluation(Policy policy, Precision precision, int batch) {
    this.graph = new Graph(precision, batch, policy.layout(), true);
    this.observations = graph.input(policy.observationDim());
    ClosedForm distribution = require(policy, graph, observations);
    this.parameters = distribution.parameters();
    int widest = 1;
    for (Node parameter : parameters) {
      oldParameters.add(graph.input(parameter.rows()));
      widest = Math.max(widest, parameter.rows());
    }
    this.entropy = distribution.entropy(graph);
    this.divergence = distribution.divergenceFrom(graph, oldParameters);
    this.numbers = new double[batch];
    this.scratch = new double[widest * batch];
    this.gradientOfEntropy = new double[policy.layout().size()];
  }

  /** Whether a policy has a closed form. */
  static boolean exists(Policy policy) {
    Graph graph = new Graph(Precision.FLOAT, 1, policy.layout(), false);
    return policy.closedForm(graph, graph.input(policy.observationDim())).isPresent();
  }

  /**
   * The closed form of a policy.
   *
   * @throws IllegalArgumentException if it has none
   */
  static ClosedForm require(Policy policy, Graph graph, Input observations) {
    return policy
        .closedForm(graph, observations)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    policy + " has no closed form: its Fisher information is an outer-product"));
  }

  /** Takes the batch's states, and the parameters θ that divergences are measured from. */
  @Override
  public void load(PolicyBatch batch, double[] old, Generator random) {
    Subsample.ALL.load(batch.observations(), observations);
    evaluate(old);
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).value().store(scratch, 0);
      oldParameters.get(i).value().load(scratch, 0);
    }
  }

  /** Evaluates at θ, for {@link #divergence} and {@link #addGradient}. */
  @Override
  public double evaluate(double[] theta) {
    graph.setParameters(theta);
    graph.forward();
    entropy.value().store(numbers, 0);
    return Vectors.mean(numbers);
  }

  /** Mean KL[old ‖ last evaluated], nats. */
  double divergence() {
    divergence.value().store(numbers, 0);
    return Vectors.mean(numbers);
  }

  @Override
  public void addGradient(double[] theta, double scale, double[] gradient) {
    evaluate(theta);
    graph.clearAdjoints();
    for (int b = 0; b < numbers.length; b++) {
      entropy.adjoint().set(b, scale / numbers.length);
    }
    graph.backward();
    graph.gradient(gradientOfEntropy);
    Vectors.addScaled(1, gradientOfEntropy, gradient);
  }
}
