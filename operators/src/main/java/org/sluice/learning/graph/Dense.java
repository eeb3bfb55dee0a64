package org.sluice.learning.graph;

/** y = x W + b, in blocks Y = Wᵀ X + b. */
final class Dense extends Node implements FactoredLayer {

  private final Node x;
  private final Parameter weight;
  private final Parameter bias;

  Dense(Graph graph, Node x, Parameter weight, Parameter bias) {
    super(graph, weight.value.columns, true);
    this.x = x;
    this.weight = weight;
    this.bias = bias;
  }

  @Override
  void forward() {
    kernels.broadcast(bias.value, value);
    kernels.product(weight.value, true, x.value, false, true, value);
  }

  @Override
  void tangentSweep() {
    kernels.broadcast(bias.direction, tangent);
    kernels.product(weight.direction, true, x.value, false, true, tangent);
    if (x.active()) {
      kernels.product(weight.value, true, x.tangent, false, true, tangent);
    }
  }

  @Override
  void backward() {
    kernels.product(x.value, false, adjoint, true, true, weight.gradient);
    kernels.addColumnSums(adjoint, bias.gradient);
    if (x.active()) {
      kernels.product(weight.value, false, adjoint, false, true, x.adjoint);
    }
  }

  DenseShape shape() {
    return new DenseShape(x.rows(), rows(), x.active());
  }

  @Override
  public Parameter weight() {
    return weight;
  }

  @Override
  public Parameter bias() {
    return bias;
  }

  @Override
  public Block input() {
    return x.value;
  }

  @Override
  public Block sampleGradient() {
    return adjoint;
  }
}
