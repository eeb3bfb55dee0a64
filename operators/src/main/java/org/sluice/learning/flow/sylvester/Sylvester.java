package org.sluice.learning.flow.sylvester;

import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;

/**
 * The Sylvester flow (van den Berg et al. 2018, Eq. 13 and 14), which generalises the planar one to
 * M hidden units:
 *
 * <pre>y = x + Q R tanh(R̃ Qᵀ x + b)
 * log |det ∂y/∂x| = Σ log(1 + tanh'(R̃ Qᵀ x + b)_i R_ii R̃_ii)</pre>
 *
 * <p>Q has M orthonormal columns; R and R̃ are upper triangular, with diagonals that are hyperbolic
 * tangents, so that |R_ii R̃_ii| &lt; 1 and the map is invertible (their theorem 2). The inverse is
 * exact: with w = Qᵀ x it solves w + R tanh(R̃ w + b) = Qᵀ y by back substitution, one scalar root
 * for each unit, as in a {@link org.sluice.learning.flow.family.Planar} flow; then x = y − Q R
 * tanh(R̃ w + b).
 *
 * <p>Deviation: the arguments of the diagonals' tangents are cut to ±{@link
 * Activation#SCALE_LIMIT}, which bounds the log-determinant from below; their gradient outside is
 * zero.
 *
 * @param name the parameters' prefix: {@code name.b}, {@code name.outer.0 …|diagonal} for R, {@code
 *     name.inner.0 …|diagonal} for R̃, and those of Q
 * @param q Q, with 1 ≤ M ≤ dim
 */
public record Sylvester(String name, Orthonormal q) implements Flow {

  public Sylvester {
    if (q.columns() < 1) {
      throw new IllegalArgumentException("a layer needs at least 1 unit, not " + q.columns());
    }
  }

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    if (q.columns() > x.rows()) {
      throw new IllegalArgumentException(
          String.format(
              "a layer over %d dimensions has at most as many units, not %d",
              x.rows(), q.columns()));
    }
    Orthonormal.Matrix matrix = q.matrix(graph, name, x.rows());
    Factors factors = new Factors(graph, name, q.columns());
    Node projected = matrix.transposed(x);
    boolean toAction = direction == Direction.TO_ACTION;
    Node h =
        toAction
            ? graph.apply(Activation.TANH, factors.inner(projected))
            : factors.solve(projected);
    Node step = matrix.times(factors.outer(h));
    Node logDeterminant = factors.logDeterminant(h);
    return toAction
        ? new Transformed(graph.sum(x, step), logDeterminant)
        : new Transformed(graph.combine(1, x, -1, step), graph.affine(-1, logDeterminant, 0));
  }
}
