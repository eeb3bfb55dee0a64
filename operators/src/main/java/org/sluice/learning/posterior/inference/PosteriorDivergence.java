package org.sluice.learning.posterior.inference;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.posterior.PosteriorNetwork;

/** The divergence of a posterior from its prior, with its gradient. Buffers of one thread. */
public final class PosteriorDivergence {

  private final Kernels kernels;
  private final Graph graph;
  private final Input noise;
  private final Node divergence;

  /** The gradient alone; 0 for parameters that the divergence does not depend on. */
  private final Block own;

  /**
   * @param layout of the parameters, with those of the posterior
   */
  public PosteriorDivergence(
      PosteriorNetwork network, Precision precision, ParameterLayout layout) {
    this.kernels = precision.kernels();
    this.graph = new Graph(precision, 1, layout, true);
    this.noise = graph.input(network.divergenceNoiseDim());
    this.divergence = network.divergence(graph, noise);
    this.own = precision.block(1, layout.size());
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return graph.bytes();
  }

  /**
   * Estimates the divergence and adds its gradient, times a weight.
   *
   * @param draw Not modified. {@code [divergenceNoiseDim]}
   * @param parameters Not modified.
   * @param gradient Modified. In the layout's order
   * @return the estimate, without the weight
   */
  public double differentiate(double[] draw, Block parameters, double weight, Block gradient) {
    noise.setColumn(0, draw, 0);
    graph.setParameters(parameters, 0);
    graph.forward();
    graph.clearAdjoints();
    divergence.adjoint().set(0, weight);
    graph.backward();
    graph.gradient(own, 0);
    kernels.addScaled(1, own, gradient);
    return divergence.value().get(0);
  }
}
