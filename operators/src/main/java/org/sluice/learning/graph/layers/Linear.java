package org.sluice.learning.graph.layers;

import java.util.List;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** y = x W, in blocks Y = Wᵀ X: a dense layer without biases; K-FAC does not support it. */
public final class Linear extends Node implements ShapedLayer, Parameterised {

  private final Node x;
  private final Parameter weight;

  public Linear(NodeContext context, Node x, Parameter weight) {
    super(context, weight.value().columns, true);
    this.x = x;
    this.weight = weight;
    weight.isWrittenByProduct();
  }

  @Override
  public List<Node> inputs() {
    return List.of(x);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight);
  }

  /** W, {@code [in, out]}. */
  public Parameter weight() {
    return weight;
  }

  @Override
  public DenseShape shape() {
    return new DenseShape(x.rows(), rows(), 1, x.active());
  }

  @Override
  public void forward() {
    kernels.fill(0, value); // products of a single sample only add
    kernels.product(weight.value(), true, x.value(), false, true, value);
  }

  @Override
  public void tangentSweep() {
    kernels.product(weight.direction(), true, x.value(), false, false, tangent);
    if (x.active()) {
      kernels.product(weight.value(), true, x.tangent(), false, true, tangent);
    }
  }

  @Override
  public void backward() {
    kernels.product(x.value(), false, adjoint(), true, !weight.overwritten(), weight.gradient());
    backwardToInputs();
  }

  @Override
  public void backwardToInputs() {
    if (x.active()) {
      boolean accumulate = x.accumulates();
      kernels.product(weight.value(), false, adjoint(), false, accumulate, x.adjoint());
    }
  }
}
