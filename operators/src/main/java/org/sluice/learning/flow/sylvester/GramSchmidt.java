package org.sluice.learning.flow.sylvester;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * The columns of a learned matrix, {@code name.column.0 …}, made orthonormal one after the other by
 * the modified Gram–Schmidt process: the Q of a QR decomposition whose R has a positive diagonal.
 *
 * <p>Deviation: van den Berg et al. iterate A ← A (I + (I − AᵀA) / 2) until A is nearly orthogonal.
 *
 * @param columns M
 */
public record GramSchmidt(int columns) implements Orthonormal {

  @Override
  public Matrix matrix(Graph graph, String name, int dim) {
    List<Node> basis = new ArrayList<>();
    for (int k = 0; k < columns; k++) {
      Node column = graph.vector(name + ".column." + k, dim, Initialisers.normalisedColumns(1));
      for (Node earlier : basis) {
        Node along = graph.repeat(VectorNodes.dot(graph, earlier, column), dim);
        column = graph.combine(1, column, -1, graph.product(along, earlier));
      }
      basis.add(VectorNodes.unit(graph, column));
    }
    return new Matrix() {
      @Override
      public Node transposed(Node x) {
        return graph.stack(
            basis.stream().map(column -> VectorNodes.dot(graph, column, x)).toList());
      }

      @Override
      public Node times(Node h) {
        Node sum = null;
        for (int k = 0; k < columns; k++) {
          Node part = graph.product(graph.repeat(graph.rows(h, k, 1), dim), basis.get(k));
          sum = sum == null ? part : graph.sum(sum, part);
        }
        return sum;
      }
    };
  }
}
