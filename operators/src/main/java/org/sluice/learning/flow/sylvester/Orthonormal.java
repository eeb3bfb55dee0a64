package org.sluice.learning.flow.sylvester;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/** How a {@link Sylvester} layer represents Q, a matrix of orthonormal columns {@code [dim, M]}. */
public sealed interface Orthonormal permits GramSchmidt, HouseholderProduct, Order {

  /** M, the number of columns. */
  int columns();

  /**
   * Adds the matrix to a graph.
   *
   * @param name the prefix of its parameters
   * @param dim its number of rows, at least {@link #columns}
   */
  Matrix matrix(Graph graph, String name, int dim);

  /** A matrix in a graph. */
  interface Matrix {

    /** Qᵀ x, {@code [M × batch]}. */
    Node transposed(Node x);

    /** Q h, {@code [dim × batch]}. */
    Node times(Node h);
  }
}
