package org.sluice.learning.flow.sylvester;

import java.util.stream.IntStream;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/**
 * Q without parameters: the identity, or the reversal of the dimensions. With layers of both kinds
 * in turn, R and R̃ are upper triangular in one layer and lower triangular in the next.
 *
 * @param columns M, equal to the number of dimensions
 * @param reversed whether Q reverses their order
 */
public record Order(int columns, boolean reversed) implements Orthonormal {

  @Override
  public Matrix matrix(Graph graph, String name, int dim) {
    if (dim != columns) {
      throw new IllegalArgumentException(
          "an order of " + columns + " dimensions does not fit " + dim);
    }
    int[] order = IntStream.range(0, dim).map(i -> reversed ? dim - 1 - i : i).toArray();
    return new Matrix() {
      @Override
      public Node transposed(Node x) {
        return reversed ? graph.reorder(x, order) : x;
      }

      @Override
      public Node times(Node h) {
        return transposed(h);
      }
    };
  }
}
