package org.sluice.learning.flow;

import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * An affine coupling whose networks see the context beside the half that they keep (Haarnoja et al.
 * 2018, Latent space policies for hierarchical reinforcement learning, section 4.2, and its code):
 *
 * <pre>y_changed = x_changed ⊙ exp s(x_kept, context) + t(x_kept, context),   log |det ∂y/∂x| = Σ s
 * </pre>
 *
 * <p>The halves are the first ⌊dim / 2⌋ numbers and the others; in one dimension the first half is
 * empty, and a coupling that changes it is the identity. s and t have one hidden tanh layer. Their
 * output weights begin within 0.003, so that a new coupling is close to the identity. s is clipped
 * to ±{@link Activation#SCALE_LIMIT}.
 *
 * @param name the parameters' prefix; the nets are {@code name.s} and {@code name.t}
 * @param changesFirst whether the first half is the one that changes
 * @param units width of the hidden layer
 */
public record ConditionedCoupling(String name, boolean changesFirst, int units) implements Flow {

  private static final double OUTPUT_LIMIT = 0.003;

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    int first = x.rows() / 2;
    int changedCount = changesFirst ? first : x.rows() - first;
    if (changedCount == 0) {
      return new Transformed(x, null);
    }
    Node changed = graph.rows(x, changesFirst ? 0 : first, changedCount);
    if (changedCount == x.rows()) {
      return couple(graph, direction, changed, context);
    }
    Node kept = graph.rows(x, changesFirst ? first : 0, x.rows() - changedCount);
    Transformed coupled = couple(graph, direction, changed, graph.stack(List.of(kept, context)));
    Node both =
        graph.stack(changesFirst ? List.of(coupled.value(), kept) : List.of(kept, coupled.value()));
    return new Transformed(both, coupled.logDeterminant());
  }

  private Transformed couple(Graph graph, Direction direction, Node x, Node seen) {
    Node logScale = graph.apply(Activation.LIMIT, net(graph, seen, "s", x.rows()));
    Node shift = net(graph, seen, "t", x.rows());
    if (direction == Direction.TO_ACTION) {
      Node scale = graph.apply(Activation.EXP, logScale);
      return new Transformed(graph.sum(graph.product(x, scale), shift), graph.rowSum(logScale));
    }
    Node inverseLogScale = graph.affine(-1, logScale, 0);
    Node inverseScale = graph.apply(Activation.EXP, inverseLogScale);
    return new Transformed(
        graph.product(graph.combine(1, x, -1, shift), inverseScale), graph.rowSum(inverseLogScale));
  }

  private Node net(Graph graph, Node seen, String net, int outputs) {
    String prefix = name + "." + net;
    Node hidden = graph.dense(seen, prefix + ".0", units, Initialisers.glorot());
    hidden = graph.apply(Activation.TANH, hidden);
    return graph.dense(hidden, prefix + ".1", outputs, Initialisers.uniform(OUTPUT_LIMIT));
  }
}
