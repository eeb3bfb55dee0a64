package org.sluice.learning.flow.sylvester;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * The first M columns of a product of Householder reflections,
 *
 * <pre>Q = (H_0 H_1 …)[:, :M],   H_k = I − 2 v_k v_kᵀ / |v_k|²</pre>
 *
 * <p>With as many reflections as dimensions, every orthogonal matrix is such a product.
 *
 * @param columns M
 * @param reflections number of vectors v, {@code name.v.0 …}
 */
public record HouseholderProduct(int columns, int reflections) implements Orthonormal {

  public HouseholderProduct {
    if (reflections < 1) {
      throw new IllegalArgumentException("a product has at least 1 reflection, not " + reflections);
    }
  }

  @Override
  public Matrix matrix(Graph graph, String name, int dim) {
    List<Node> axes = new ArrayList<>();
    for (int k = 0; k < reflections; k++) {
      axes.add(
          VectorNodes.unit(
              graph, graph.vector(name + ".v." + k, dim, Initialisers.normalisedColumns(1))));
    }
    return new Matrix() {
      @Override
      public Node transposed(Node x) {
        Node reflected = x;
        for (int k = 0; k < reflections; k++) {
          reflected = reflect(graph, axes.get(k), reflected);
        }
        return columns == dim ? reflected : graph.rows(reflected, 0, columns);
      }

      @Override
      public Node times(Node h) {
        Node reflected = columns == dim ? h : VectorNodes.withZeros(graph, h, dim - columns);
        for (int k = reflections - 1; k >= 0; k--) {
          reflected = reflect(graph, axes.get(k), reflected);
        }
        return reflected;
      }
    };
  }

  private static Node reflect(Graph graph, Node axis, Node x) {
    Node along = graph.repeat(VectorNodes.dot(graph, axis, x), x.rows());
    return graph.combine(1, x, -2, graph.product(along, axis));
  }
}
