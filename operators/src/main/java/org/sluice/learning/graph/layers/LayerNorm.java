package org.sluice.learning.graph.layers;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** y = γ z + β with z = (x − mean) / √(variance + ε), over the features of each sample. */
public final class LayerNorm extends Node implements Parameterised {

  private final Node x;
  private final Parameter gain;
  private final Parameter shift;
  private final double epsilon;
  private final Block z;
  private final Block inverseDeviation;
  private final Block work;

  public LayerNorm(NodeContext context, Node x, Parameter gain, Parameter shift, double epsilon) {
    super(context, x.rows(), true);
    this.x = x;
    this.gain = gain;
    this.shift = shift;
    this.epsilon = epsilon;
    this.z = kernels.block(x.rows(), context.batch());
    this.inverseDeviation = kernels.block(1, context.batch());
    this.work = kernels.block(x.rows(), context.batch());
  }

  @Override
  public List<Node> inputs() {
    return List.of(x);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(gain, shift);
  }

  /** The gain γ, {@code [rows]}. */
  public Parameter gain() {
    return gain;
  }

  /** The shift β, {@code [rows]}. */
  public Parameter shift() {
    return shift;
  }

  /** The number added to the variance. */
  public double epsilon() {
    return epsilon;
  }

  @Override
  public void forward() {
    kernels.layerNorm(epsilon, x.value(), gain.value(), shift.value(), z, inverseDeviation, value);
  }

  @Override
  public void tangentSweep() {
    kernels.scaleRows(gain.direction(), z, tangent);
    kernels.broadcast(shift.direction(), work);
    kernels.addScaled(1, work, tangent);
    if (x.active()) {
      kernels.standardise(x.tangent(), z, inverseDeviation, false, work);
      kernels.scaleRows(gain.value(), work, work);
      kernels.addScaled(1, work, tangent);
    }
  }

  @Override
  public void backward() {
    kernels.addColumnSums(adjoint(), z, gain.gradient());
    kernels.addColumnSums(adjoint(), shift.gradient());
    backwardToInputs();
  }

  @Override
  public void backwardToInputs() {
    if (x.active()) {
      kernels.scaleRows(gain.value(), adjoint(), work);
      boolean accumulate = x.accumulates();
      kernels.standardise(work, z, inverseDeviation, accumulate, x.adjoint());
    }
  }

  /** Gain and shift, each as a layer without input. */
  public List<FactoredLayer> factoredLayers() {
    return List.of(new Vector(gain, true), new Vector(shift, false));
  }

  private final class Vector implements FactoredLayer {

    private final Parameter parameter;
    private final boolean timesZ;

    Vector(Parameter parameter, boolean timesZ) {
      this.parameter = parameter;
      this.timesZ = timesZ;
    }

    @Override
    public Parameter weight() {
      return parameter;
    }

    @Override
    public Block sampleGradient() {
      if (!timesZ) {
        return adjoint();
      }
      kernels.multiply(adjoint(), z, work);
      return work;
    }
  }
}
