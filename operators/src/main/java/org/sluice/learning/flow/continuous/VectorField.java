package org.sluice.learning.flow.continuous;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Dense;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.layers.Linear;
import org.sluice.learning.graph.nodes.Node;

/**
 * f(z, t) = tanh(z W₁ + t w + c C + b₁) W₂ + b₂ in a graph, with the trace of its Jacobian ∂f/∂z at
 * the last point where it was evaluated,
 *
 * <pre>Σ_k (1 − h_k²) (W₂ W₁)_kk,   h = tanh(…)</pre>
 */
final class VectorField {

  private static final double LAST_LAYER_LIMIT = 0.003;

  private final Graph graph;
  private final String name;
  private final int units;

  /** c C + b₁, the same at all times. */
  private final Node seen;

  private final Node perTime;

  /** The diagonal of W₂ W₁, from the first evaluation on. */
  private Node diagonal;

  private Node trace;

  /**
   * @param name the prefix of the parameters {@code z.W} for W₁, {@code time} for w, {@code
   *     context.W|b} for C and b₁, and {@code out.W|b} for W₂ and b₂
   * @param context c
   */
  VectorField(Graph graph, String name, int units, Node context) {
    this.graph = graph;
    this.name = name;
    this.units = units;
    this.seen = graph.dense(context, name + ".context", units, Initialisers.glorot());
    this.perTime = graph.vector(name + ".time", units, Initialisers.constant(0));
  }

  /** What the hidden units see beside z at a time: t w + c C + b₁. */
  Node seen(double time) {
    return graph.combine(1, seen, time, perTime);
  }

  /**
   * f(z, t).
   *
   * @param seen of the time t
   */
  Node at(Node z, Node seen) {
    Linear into = graph.linear(z, name + ".z", units, Initialisers.glorot());
    Node hidden = graph.apply(Activation.TANH, graph.sum(into, seen));
    Dense out =
        graph.dense(hidden, name + ".out", z.rows(), Initialisers.uniform(LAST_LAYER_LIMIT));
    if (diagonal == null) {
      diagonal = graph.productDiagonal(into, out);
    }
    Node slope = graph.affine(-1, graph.apply(Activation.SQUARE, hidden), 1);
    trace = graph.rowSum(graph.product(slope, diagonal));
    return out;
  }

  /** The trace where f was last evaluated, {@code [1 × batch]}. */
  Node trace() {
    return trace;
  }
}
