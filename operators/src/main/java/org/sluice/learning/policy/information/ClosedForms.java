package org.sluice.learning.policy.information;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.distribution.ClosedForm;

/** Access to required closed forms. */
public final class ClosedForms {

  private ClosedForms() {}

  /** Whether a policy has a closed form. */
  public static boolean has(Policy policy) {
    Graph probe = new Graph(Precision.FLOAT, 1, policy.layout(), false);
    return policy.closedForm(probe, probe.input(policy.observationDim())).isPresent();
  }

  static ClosedForm of(Policy policy, Graph graph, Node observation) {
    return policy
        .closedForm(graph, observation)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    policy + " has no closed form; estimate from samples instead"));
  }
}
