package org.sluice.learning.flow.family;

import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;

/**
 * y = x ⊙ exp(logScale) + shift, with coefficients that depend on x only through other dimensions.
 *
 * @param shift {@code [dim × batch]}
 * @param logScale {@code [dim × batch]}, bounded already
 */
record Scaling(Node shift, Node logScale) {

  /** y of x, or x of y, with the log-determinant of a triangular Jacobian with this diagonal. */
  Transformed apply(Graph graph, Direction direction, Node x) {
    if (direction == Direction.TO_ACTION) {
      Node scaled = graph.product(x, graph.apply(Activation.EXP, logScale));
      return new Transformed(graph.sum(scaled, shift), graph.rowSum(logScale));
    }
    Node inverse = graph.affine(-1, logScale, 0);
    Node centred = graph.combine(1, x, -1, shift);
    return new Transformed(
        graph.product(centred, graph.apply(Activation.EXP, inverse)), graph.rowSum(inverse));
  }
}
