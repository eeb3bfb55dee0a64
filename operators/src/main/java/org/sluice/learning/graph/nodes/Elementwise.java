package org.sluice.learning.graph.nodes;

import java.util.List;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Block;

/** y = f(x), element by element. */
public final class Elementwise extends Node {

  private final Activation function;
  private final Node x;
  private final Block slope;
  private boolean slopeKnown;

  public Elementwise(NodeContext context, Activation function, Node x) {
    super(context, x.rows(), x.active());
    this.function = function;
    this.x = x;
    this.slope = active() ? kernels.block(x.rows(), context.batch()) : null;
  }

  @Override
  public List<Node> inputs() {
    return List.of(x);
  }

  /** The function f. */
  public Activation function() {
    return function;
  }

  @Override
  public void forward() {
    kernels.apply(function, x.value(), value);
    slopeKnown = false;
  }

  /** f'(x), computed on demand, since many forward sweeps only evaluate. */
  private Block slope() {
    if (!slopeKnown) {
      kernels.derivative(function, x.value(), value, slope);
      slopeKnown = true;
    }
    return slope;
  }

  @Override
  public void tangentSweep() {
    kernels.multiply(slope(), x.tangent(), tangent);
  }

  @Override
  public void backward() {
    if (x.accumulates()) {
      kernels.multiplyAdd(slope(), adjoint(), x.adjoint());
    } else {
      kernels.multiply(slope(), adjoint(), x.adjoint());
    }
  }
}
