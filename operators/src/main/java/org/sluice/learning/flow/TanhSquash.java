package org.sluice.learning.flow;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;

/**
 * a = tanh y, to keep actions inside (−1, 1); without parameters.
 *
 * <pre>log |det ∂a/∂y| = Σ log(1 − tanh² y) = Σ 2 (log 2 − y − softplus(−2y))</pre>
 *
 * <p>The last form does not cancel where tanh is nearly ±1 (Haarnoja et al. 2018, appendix C, and
 * the code of SAC). The inverse clips a to the largest number below 1 in the graph's precision, so
 * y is at most 8.7 in single and 18.7 in double precision: beyond that, only the log-density that
 * {@link Direction#TO_ACTION} computes for a sample is exact.
 */
public record TanhSquash() implements Flow {

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    if (direction == Direction.TO_ACTION) {
      return new Transformed(graph.apply(Activation.TANH, x), logDeterminant(graph, x, 1));
    }
    Node y = graph.apply(Activation.ATANH, x);
    return new Transformed(y, logDeterminant(graph, y, -1));
  }

  private static Node logDeterminant(Graph graph, Node y, double sign) {
    Node softplus = graph.apply(Activation.SOFTPLUS, graph.affine(-2, y, 0));
    Node sum = graph.rowSum(graph.sum(y, softplus));
    return graph.affine(-2 * sign, sum, sign * 2 * y.rows() * StrictMath.log(2));
  }
}
