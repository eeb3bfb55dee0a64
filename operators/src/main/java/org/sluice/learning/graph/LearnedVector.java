package org.sluice.learning.graph;

/** A parameter that is the same for every sample. */
final class LearnedVector extends Node implements FactoredLayer {

  private final Parameter parameter;

  LearnedVector(Graph graph, Parameter parameter) {
    super(graph, parameter.value.rows, true);
    this.parameter = parameter;
  }

  @Override
  void forward() {
    kernels.broadcast(parameter.value, value);
  }

  @Override
  void tangentSweep() {
    kernels.broadcast(parameter.direction, tangent);
  }

  @Override
  void backward() {
    kernels.addColumnSums(adjoint, parameter.gradient);
  }

  @Override
  public Parameter weight() {
    return parameter;
  }

  @Override
  public Parameter bias() {
    return null;
  }

  @Override
  public Block input() {
    return null;
  }

  @Override
  public Block sampleGradient() {
    return adjoint;
  }
}
