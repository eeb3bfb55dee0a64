package org.sluice.learning.graph.nodes;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;

/** scale[r] x[r] + shift[r] with constant scales and shifts. */
public final class AffineRows extends Node {

  private final Node x;
  private final Block scale;
  private final Block shift;
  private final Block work;

  public AffineRows(NodeContext context, double[] scale, Node x, double[] shift) {
    super(context, x.rows(), x.active());
    if (scale.length != x.rows() || shift.length != x.rows()) {
      throw new IllegalArgumentException(
          "scales and shifts of "
              + x.rows()
              + " rows cannot be "
              + scale.length
              + " and "
              + shift.length);
    }
    this.x = x;
    this.scale = kernels.block(x.rows(), 1);
    this.shift = kernels.block(x.rows(), 1);
    this.work = kernels.block(x.rows(), context.batch());
    this.scale.load(scale, 0);
    this.shift.load(shift, 0);
  }

  @Override
  public List<Node> inputs() {
    return List.of(x);
  }

  /** The scales, {@code [rows]}. */
  public Block scale() {
    return scale;
  }

  /** The shifts, {@code [rows]}. */
  public Block shift() {
    return shift;
  }

  @Override
  public void forward() {
    kernels.broadcast(shift, value);
    kernels.scaleRows(scale, x.value(), work);
    kernels.addScaled(1, work, value);
  }

  @Override
  public void tangentSweep() {
    kernels.scaleRows(scale, x.tangent(), tangent);
  }

  @Override
  public void backward() {
    kernels.scaleRows(scale, adjoint(), work);
    kernels.addScaled(1, work, x.adjoint());
  }
}
