package org.sluice.learning.graph.layers;

import java.util.List;
import org.sluice.learning.graph.kernels.ConvolutionShape;
import org.sluice.learning.graph.kernels.Convolutions;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/**
 * A two-dimensional convolution without padding: y = scale · (W ∗ x) + b, a cross-correlation as
 * networks have it. K-FAC does not support it.
 */
public final class Convolution extends Node implements ShapedLayer, Parameterised {

  private final Node x;
  private final Parameter weight;
  private final Parameter bias;
  private final ConvolutionShape sizes;
  private final double scale;
  private final Convolutions convolutions;

  /**
   * @param x {@code [channels · height · width × batch]}
   * @param weight {@code [patch, filters]}
   * @param bias {@code [filters]}
   * @param scale of the input, such as 1 / 255 for bytes
   */
  public Convolution(
      NodeContext context,
      Node x,
      Parameter weight,
      Parameter bias,
      ConvolutionShape sizes,
      double scale) {
    super(context, sizes.filters() * sizes.positions(), true);
    this.x = x;
    this.weight = weight;
    this.bias = bias;
    this.sizes = sizes;
    this.scale = scale;
    this.convolutions = kernels.convolutions();
  }

  @Override
  public List<Node> inputs() {
    return List.of(x);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight, bias);
  }

  /** W, {@code [patch, filters]}. */
  public Parameter weight() {
    return weight;
  }

  /** b, {@code [filters]}. */
  public Parameter bias() {
    return bias;
  }

  /** The sizes of pictures and filters. */
  public ConvolutionShape sizes() {
    return sizes;
  }

  /** The factor of the input. */
  public double scale() {
    return scale;
  }

  @Override
  public DenseShape shape() {
    return new DenseShape(sizes.patch(), sizes.filters(), sizes.positions(), x.active());
  }

  @Override
  public void forward() {
    kernels.broadcast(bias.value(), value);
    convolutions.addTo(value, sizes, scale, weight.value(), x.value());
  }

  @Override
  public void tangentSweep() {
    kernels.broadcast(bias.direction(), tangent);
    convolutions.addTo(tangent, sizes, scale, weight.direction(), x.value());
    if (x.active()) {
      convolutions.addTo(tangent, sizes, scale, weight.value(), x.tangent());
    }
  }

  @Override
  public void backward() {
    convolutions.addWeightGradient(weight.gradient(), sizes, scale, x.value(), adjoint());
    kernels.addColumnSums(adjoint(), bias.gradient());
    backwardToInputs();
  }

  @Override
  public void backwardToInputs() {
    if (x.active()) {
      convolutions.addInputAdjoint(x.adjoint(), sizes, scale, weight.value(), adjoint());
    }
  }
}
