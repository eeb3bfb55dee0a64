package org.sluice.learning.flow.sylvester;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * The triangular matrices R and R̃ and the vector b of a {@link Sylvester} layer in a graph.
 *
 * <p>R's parameters are {@code name.outer.i}, the numbers of row i after its diagonal, and {@code
 * name.outer.diagonal}, u with R_ii = tanh u_i; those of R̃, {@code name.inner.…}, are alike, with
 * v in place of u.
 */
final class Factors {

  private static final double INITIAL_LIMIT = 0.1;

  /** R̃ begins near the identity times tanh 1, R near zero, and so the layer near the identity. */
  private static final double INITIAL_INNER = 1;

  private final Graph graph;
  private final int size;
  private final List<Node> outerRows = new ArrayList<>();
  private final List<Node> innerRows = new ArrayList<>();
  private final Node outerDiagonal;
  private final Node innerDiagonal;
  private final Node shift;
  private final Node slope;

  Factors(Graph graph, String name, int size) {
    this.graph = graph;
    this.size = size;
    for (int i = 0; i + 1 < size; i++) {
      outerRows.add(row(name + ".outer." + i, size - 1 - i));
      innerRows.add(row(name + ".inner." + i, size - 1 - i));
    }
    Node outer =
        limited(graph.vector(name + ".outer.diagonal", size, Initialisers.uniform(INITIAL_LIMIT)));
    Node inner =
        limited(graph.vector(name + ".inner.diagonal", size, Initialisers.constant(INITIAL_INNER)));
    this.outerDiagonal = graph.apply(Activation.TANH, outer);
    this.innerDiagonal = graph.apply(Activation.TANH, inner);
    this.shift = graph.vector(name + ".b", size, Initialisers.constant(0));
    this.slope = slope(outer, inner);
  }

  private Node row(String name, int length) {
    return graph.vector(name, length, Initialisers.uniform(INITIAL_LIMIT));
  }

  private Node limited(Node raw) {
    return graph.apply(Activation.LIMIT, raw);
  }

  /**
   * 1 + R_ii R̃_ii = 1 + tanh u tanh v = cosh(u + v) / (cosh u cosh v), which is positive even
   * where the product of tangents rounds to −1.
   */
  private Node slope(Node u, Node v) {
    Node sum = softplusOfMinusTwo(graph.sum(u, v));
    Node single = graph.sum(softplusOfMinusTwo(u), softplusOfMinusTwo(v));
    Node log = graph.affine(1, graph.combine(1, sum, -1, single), StrictMath.log(2));
    return graph.apply(Activation.EXP, log);
  }

  private Node softplusOfMinusTwo(Node x) {
    return graph.apply(Activation.SOFTPLUS, graph.affine(-2, x, 0));
  }

  /** R h. */
  Node outer(Node h) {
    return triangular(outerRows, outerDiagonal, h);
  }

  /** R̃ w + b. */
  Node inner(Node w) {
    return graph.sum(triangular(innerRows, innerDiagonal, w), shift);
  }

  private Node triangular(List<Node> rows, Node diagonal, Node x) {
    Node product = graph.product(diagonal, x);
    if (size == 1) {
      return product;
    }
    List<Node> above = new ArrayList<>();
    for (int i = 0; i + 1 < size; i++) {
      above.add(VectorNodes.dot(graph, rows.get(i), graph.rows(x, i + 1, size - 1 - i)));
    }
    return graph.sum(product, VectorNodes.withZeros(graph, graph.stack(above), 1));
  }

  /**
   * log |det ∂(w + R tanh(R̃ w + b)) / ∂w|: the sum of log(1 + tanh'(·) R_ii R̃_ii), where h are
   * the hyperbolic tangents.
   */
  Node logDeterminant(Node h) {
    Node square = graph.apply(Activation.SQUARE, h);
    Node diagonal = graph.sum(square, graph.product(graph.affine(-1, square, 1), slope));
    return graph.rowSum(graph.apply(Activation.LOG, diagonal));
  }

  /** tanh(R̃ w + b) for the w with w + R tanh(R̃ w + b) = q, the last component first. */
  Node solve(Node q) {
    Node h = null;
    Node w = null;
    for (int i = size - 1; i >= 0; i--) {
      Node rest = graph.rows(q, i, 1);
      Node seen = graph.rows(shift, i, 1);
      if (h != null) {
        rest = graph.combine(1, rest, -1, VectorNodes.dot(graph, outerRows.get(i), h));
        seen = graph.sum(seen, VectorNodes.dot(graph, innerRows.get(i), w));
      }
      // a = R̃_ii w_i + seen and w_i + R_ii tanh a = rest
      Node right = graph.sum(graph.product(graph.rows(innerDiagonal, i, 1), rest), seen);
      Node one = graph.apply(Activation.TANH, graph.tanhRoot(right, graph.rows(slope, i, 1)));
      Node step = graph.product(graph.rows(outerDiagonal, i, 1), one);
      h = above(one, h);
      w = i == 0 ? null : above(graph.combine(1, rest, -1, step), w);
    }
    return h;
  }

  private Node above(Node first, Node others) {
    return others == null ? first : graph.stack(List.of(first, others));
  }
}
