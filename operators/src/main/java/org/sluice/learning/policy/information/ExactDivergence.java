package org.sluice.learning.policy.information;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.distribution.ClosedForm;

/**
 * KL[π_old ‖ π_θ] of a policy with a closed form, averaged over the states of a batch; nats.
 *
 * <p>Set the {@link #observations}, then {@link #remember} the old policy, then {@link #evaluate}.
 */
public final class ExactDivergence {

  private final Graph graph;
  private final Input observations;
  private final List<Node> current;
  private final List<Input> old = new ArrayList<>();
  private final Node divergence;

  /**
   * @param batch states
   */
  public ExactDivergence(Policy policy, Precision precision, int batch) {
    this.graph = new Graph(precision, batch, policy.layout(), true);
    this.observations = graph.input(policy.observationDim());
    ClosedForm distribution = ClosedForms.of(policy, graph, observations);
    this.current = distribution.parameters();
    for (Node parameter : current) {
      old.add(graph.input(parameter.rows()));
    }
    this.divergence = distribution.divergenceFrom(graph, old);
  }

  /** Where the states go, {@code [observationDim × batch]}. */
  public Input observations() {
    return observations;
  }

  /** Sets the old policy to π at these parameters. */
  public void remember(double[] parameters) {
    graph.setParameters(parameters);
    graph.forward();
    for (int i = 0; i < old.size(); i++) {
      Block from = current.get(i).value();
      Block to = old.get(i).value();
      for (int j = 0; j < from.size(); j++) {
        to.set(j, from.get(j));
      }
    }
  }

  /** The mean divergence of π_θ from the old policy. */
  public double evaluate(double[] parameters) {
    graph.setParameters(parameters);
    graph.forward();
    return Means.of(divergence.value());
  }

  /**
   * ∇_θ of the value of the last {@link #evaluate}.
   *
   * @param gradient Modified. {@code [parameters]}
   */
  public void gradient(double[] gradient) {
    graph.clearAdjoints();
    Means.fill(divergence.adjoint(), 1.0 / graph.batch());
    graph.backward();
    graph.gradient(gradient);
  }
}
