package org.sluice.learning.policy.information;

import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;

/** The entropy of a policy with a closed form. */
public final class ExactEntropy implements Entropy {

  private final Graph graph;
  private final Input observations;
  private final Node entropy;

  /**
   * @param batch states
   */
  public ExactEntropy(Policy policy, Precision precision, int batch) {
    this.graph = new Graph(precision, batch, policy.layout(), true);
    this.observations = graph.input(policy.observationDim());
    this.entropy = ClosedForms.of(policy, graph, observations).entropy(graph);
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public void observe(double[] states) {
    for (int b = 0; b < graph.batch(); b++) {
      observations.setColumn(b, states, b * observations.rows());
    }
  }

  @Override
  public void resample(Generator random) {}

  @Override
  public double evaluate(double[] parameters) {
    graph.setParameters(parameters);
    graph.forward();
    return Means.of(entropy.value());
  }

  @Override
  public void gradient(double[] gradient) {
    graph.clearAdjoints();
    Means.fill(entropy.adjoint(), 1.0 / graph.batch());
    graph.backward();
    graph.gradient(gradient);
  }
}
