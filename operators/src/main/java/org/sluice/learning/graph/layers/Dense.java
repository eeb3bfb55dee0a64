package org.sluice.learning.graph.layers;

import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** y = x W + b, in blocks Y = Wᵀ X + b. */
public final class Dense extends LinearLayer implements ShapedLayer {

  public Dense(NodeContext context, Node x, Parameter weight, Parameter bias) {
    super(context, x, weight, bias);
    weight.isWrittenByProduct();
  }

  @Override
  public void forward() {
    kernels.broadcast(bias.value(), value);
    kernels.product(weight.value(), true, x.value(), false, true, value);
  }

  @Override
  public void tangentSweep() {
    kernels.broadcast(bias.direction(), tangent);
    kernels.product(weight.direction(), true, x.value(), false, true, tangent);
    if (x.active()) {
      kernels.product(weight.value(), true, x.tangent(), false, true, tangent);
    }
  }

  @Override
  public void backward() {
    kernels.product(x.value(), false, adjoint(), true, !weight.overwritten(), weight.gradient());
    kernels.addColumnSums(adjoint(), bias.gradient());
    backwardToInputs();
  }

  @Override
  public void backwardToInputs() {
    if (x.active()) {
      boolean accumulate = x.accumulates();
      kernels.product(weight.value(), false, adjoint(), false, accumulate, x.adjoint());
    }
  }

  @Override
  public DenseShape shape() {
    return new DenseShape(x.rows(), rows(), 1, x.active());
  }
}
