package org.sluice.learning.graph.layers;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/**
 * The diagonal of V W, the same for every sample: d_k = Σ_i V_ki W_ik. It is what the trace of the
 * Jacobian of a network with one hidden layer needs.
 */
public final class ProductDiagonal extends Node implements Parameterised {

  private final Parameter w;
  private final Parameter v;
  private final Block diagonal;

  /**
   * @param w W, {@code [dim, units]}
   * @param v V, {@code [units, dim]}
   */
  public ProductDiagonal(NodeContext context, Parameter w, Parameter v) {
    super(context, w.value().columns, true);
    if (v.value().rows != w.value().columns || v.value().columns != w.value().rows) {
      throw new IllegalArgumentException(
          String.format(
              "the product of %s and %s has no diagonal: one must be as wide as the other is high",
              v.name(), w.name()));
    }
    this.w = w;
    this.v = v;
    this.diagonal = kernels.block(rows(), 1);
  }

  @Override
  public List<Node> inputs() {
    return List.of();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(w, v);
  }

  /** W, {@code [dim, units]}. */
  public Parameter right() {
    return w;
  }

  /** V, {@code [units, dim]}. */
  public Parameter left() {
    return v;
  }

  @Override
  public void forward() {
    for (int k = 0; k < rows(); k++) {
      diagonal.set(k, dot(v.value(), w.value(), k));
    }
    kernels.broadcast(diagonal, value);
  }

  @Override
  public void tangentSweep() {
    for (int k = 0; k < rows(); k++) {
      diagonal.set(k, dot(v.direction(), w.value(), k) + dot(v.value(), w.direction(), k));
    }
    kernels.broadcast(diagonal, tangent);
  }

  private static double dot(Block v, Block w, int k) {
    double sum = 0;
    for (int i = 0; i < w.rows; i++) {
      sum += v.get(k, i) * w.get(i, k);
    }
    return sum;
  }

  @Override
  public void backward() {
    kernels.fill(0, diagonal);
    kernels.addColumnSums(adjoint(), diagonal);
    for (int k = 0; k < rows(); k++) {
      double slope = diagonal.get(k);
      for (int i = 0; i < w.value().rows; i++) {
        add(v.gradient(), k, i, slope * w.value().get(i, k));
        add(w.gradient(), i, k, slope * v.value().get(k, i));
      }
    }
  }

  private static void add(Block gradient, int row, int column, double summand) {
    gradient.set(row, column, gradient.get(row, column) + summand);
  }

  /** It has none. */
  @Override
  public void backwardToInputs() {}
}
