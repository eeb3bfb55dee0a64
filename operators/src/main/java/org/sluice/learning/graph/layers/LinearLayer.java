package org.sluice.learning.graph.layers;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** A layer with weights, a bias and an input. */
abstract class LinearLayer extends Node implements FactoredLayer, Parameterised {

  final Node x;
  final Parameter weight;
  final Parameter bias;

  LinearLayer(NodeContext context, Node x, Parameter weight, Parameter bias) {
    super(context, weight.value().columns, true);
    this.x = x;
    this.weight = weight;
    this.bias = bias;
  }

  @Override
  public final List<Node> inputs() {
    return List.of(x);
  }

  @Override
  public final List<Parameter> parameters() {
    return List.of(weight, bias);
  }

  @Override
  public final Parameter weight() {
    return weight;
  }

  @Override
  public final Parameter bias() {
    return bias;
  }

  @Override
  public final Block input() {
    return x.value();
  }

  @Override
  public final Block sampleGradient() {
    return adjoint();
  }
}
