package org.sluice.learning.graph.nodes;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;

/**
 * The root p of p + (e − 1) tanh p = t, element by element, for e > 0: what the inverse of a planar
 * flow needs.
 *
 * <p>The left side rises with slope g = tanh² p + e (1 − tanh² p) > 0, so the root is unique and
 * lies within |e − 1| of t. Newton's steps that leave the bracket are replaced by bisections; all
 * in double precision. By the implicit function theorem ∂p/∂t = 1/g and ∂p/∂e = −tanh(p)/g.
 */
public final class TanhRoot extends Node {

  private static final int MOST_STEPS = 200;

  private final Node t;
  private final Node e;
  private final Block slopeInT;
  private final Block slopeInE;

  public TanhRoot(NodeContext context, Node t, Node e) {
    super(context, t.rows(), t.active() || e.active());
    Shapes.checkSame("root", t, e);
    this.t = t;
    this.e = e;
    this.slopeInT = kernels.block(t.rows(), context.batch());
    this.slopeInE = kernels.block(t.rows(), context.batch());
  }

  @Override
  public List<Node> inputs() {
    return List.of(t, e);
  }

  @Override
  public void forward() {
    for (int i = 0; i < value.size(); i++) {
      double excess = e.value().get(i);
      double p = root(t.value().get(i), excess);
      double tanh = StrictMath.tanh(p);
      double slope = slope(tanh, excess);
      value.set(i, p);
      slopeInT.set(i, 1 / slope);
      slopeInE.set(i, -tanh / slope);
    }
  }

  private static double slope(double tanh, double e) {
    return tanh * tanh + e * (1 - tanh * tanh);
  }

  static double root(double t, double e) {
    double low = t - Math.abs(e - 1);
    double high = t + Math.abs(e - 1);
    double p = t;
    for (int step = 0; step < MOST_STEPS; step++) {
      double tanh = StrictMath.tanh(p);
      double error = p + (e - 1) * tanh - t;
      if (error > 0) {
        high = p;
      } else {
        low = p;
      }
      double next = p - error / slope(tanh, e);
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - p) <= 2 * Math.ulp(p)) {
        return next;
      }
      p = next;
    }
    return p;
  }

  @Override
  public void tangentSweep() {
    kernels.fill(0, tangent);
    if (t.active()) {
      kernels.multiplyAdd(slopeInT, t.tangent(), tangent);
    }
    if (e.active()) {
      kernels.multiplyAdd(slopeInE, e.tangent(), tangent);
    }
  }

  @Override
  public void backward() {
    if (t.active()) {
      kernels.multiplyAdd(slopeInT, adjoint(), t.adjoint());
    }
    if (e.active()) {
      kernels.multiplyAdd(slopeInE, adjoint(), e.adjoint());
    }
  }
}
