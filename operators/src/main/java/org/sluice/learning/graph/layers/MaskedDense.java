package org.sluice.learning.graph.layers;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/**
 * y = x (W ⊙ M) + b: a dense layer with masked connections, as in MADE (Germain et al. 2015).
 * Masked weights remain parameters but have no effect and get no gradient.
 */
public final class MaskedDense extends LinearLayer {

  private final Block mask;
  private final Block maskedWeight;
  private final Block work;

  public MaskedDense(
      NodeContext context, Node x, Parameter weight, Parameter bias, boolean[] keep) {
    super(context, x, weight, bias);
    if (keep.length != weight.value().size()) {
      throw new IllegalArgumentException(
          "a mask over " + weight.value().size() + " weights cannot have " + keep.length);
    }
    this.mask = kernels.block(weight.value().rows, weight.value().columns);
    this.maskedWeight = kernels.block(weight.value().rows, weight.value().columns);
    this.work = kernels.block(weight.value().rows, weight.value().columns);
    for (int i = 0; i < keep.length; i++) {
      mask.set(i, keep[i] ? 1 : 0);
    }
  }

  /** M: 1 where a weight counts, else 0, {@code [in, out]}. */
  public Block mask() {
    return mask;
  }

  @Override
  public void forward() {
    kernels.multiply(weight.value(), mask, maskedWeight);
    kernels.broadcast(bias.value(), value);
    kernels.product(maskedWeight, true, x.value(), false, true, value);
  }

  @Override
  public void tangentSweep() {
    kernels.multiply(weight.direction(), mask, work);
    kernels.broadcast(bias.direction(), tangent);
    kernels.product(work, true, x.value(), false, true, tangent);
    if (x.active()) {
      kernels.product(maskedWeight, true, x.tangent(), false, true, tangent);
    }
  }

  @Override
  public void backward() {
    kernels.product(x.value(), false, adjoint(), true, false, work);
    kernels.multiplyAdd(work, mask, weight.gradient());
    kernels.addColumnSums(adjoint(), bias.gradient());
    backwardToInputs();
  }

  @Override
  public void backwardToInputs() {
    if (x.active()) {
      boolean accumulate = x.accumulates();
      kernels.product(maskedWeight, false, adjoint(), false, accumulate, x.adjoint());
    }
  }
}
