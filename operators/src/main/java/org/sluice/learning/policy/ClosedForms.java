package org.sluice.learning.policy;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.Node;

/** Access to closed forms that must be there. */
final class ClosedForms {

  private ClosedForms() {}

  static ClosedForm of(Policy policy, Graph graph, Node observation) {
    return policy
        .closedForm(graph, observation)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    policy + " has no closed form; estimate from samples instead"));
  }
}
