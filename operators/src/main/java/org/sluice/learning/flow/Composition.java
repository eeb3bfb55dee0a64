package org.sluice.learning.flow;

import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/**
 * Flows one after the other: f = f_n ∘ … ∘ f_1, with log-determinants added up.
 *
 * @param flows in sampling order, f_1 first
 */
public record Composition(List<Flow> flows) implements Flow {

  public Composition {
    flows = List.copyOf(flows);
  }

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    Node value = x;
    Node logDeterminant = null;
    for (int i = 0; i < flows.size(); i++) {
      Flow flow = flows.get(direction == Direction.TO_ACTION ? i : flows.size() - 1 - i);
      Transformed next = flow.apply(graph, direction, value, context);
      value = next.value();
      if (next.logDeterminant() != null) {
        logDeterminant =
            logDeterminant == null
                ? next.logDeterminant()
                : graph.sum(logDeterminant, next.logDeterminant());
      }
    }
    return new Transformed(value, logDeterminant);
  }

  @Override
  public boolean invertsExactly() {
    return flows.stream().allMatch(Flow::invertsExactly);
  }
}
