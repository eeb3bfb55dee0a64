package org.sluice.learning.graph.nodes;

/** Shape checks while a graph is built. */
final class Shapes {

  private Shapes() {}

  static void checkSame(String what, Node x, Node y) {
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException(
          "a " + what + " needs nodes of equal width, not " + x.rows() + " and " + y.rows());
    }
  }
}
