package org.sluice.learning.flow.sylvester;

import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;

/** Arithmetic of vectors in a graph. */
final class VectorNodes {

  private static final double SMALLEST_SQUARE = 1e-30; // avoids division by zero

  private VectorNodes() {}

  /** xᵀ y, {@code [1 × batch]}. */
  static Node dot(Graph graph, Node x, Node y) {
    return graph.rowSum(graph.product(x, y));
  }

  /** x / |x|. */
  static Node unit(Graph graph, Node x) {
    Node square = graph.affine(1, dot(graph, x, x), SMALLEST_SQUARE);
    Node inverse = graph.apply(Activation.RECIPROCAL, graph.apply(Activation.SQUARE_ROOT, square));
    return graph.product(x, graph.repeat(inverse, x.rows()));
  }

  /** x with zeros below it. */
  static Node withZeros(Graph graph, Node x, int zeros) {
    Node copies = graph.repeat(graph.rows(x, 0, 1), zeros);
    return graph.stack(List.of(x, graph.mask(copies, new boolean[zeros])));
  }
}
