package org.sluice.learning.graph.layers;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** A parameter that is the same for every sample. */
public final class LearnedVector extends Node implements FactoredLayer, Parameterised {

  private final Parameter parameter;

  public LearnedVector(NodeContext context, Parameter parameter) {
    super(context, parameter.value().rows, true);
    this.parameter = parameter;
  }

  @Override
  public List<Node> inputs() {
    return List.of();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(parameter);
  }

  @Override
  public void forward() {
    kernels.broadcast(parameter.value(), value);
  }

  @Override
  public void tangentSweep() {
    kernels.broadcast(parameter.direction(), tangent);
  }

  @Override
  public void backward() {
    kernels.addColumnSums(adjoint(), parameter.gradient());
  }

  /** It has none. */
  @Override
  public void backwardToInputs() {}

  @Override
  public Parameter weight() {
    return parameter;
  }

  @Override
  public Block sampleGradient() {
    return adjoint();
  }
}
