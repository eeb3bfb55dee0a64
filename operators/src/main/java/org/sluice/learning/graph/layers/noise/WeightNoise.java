package org.sluice.learning.graph.layers.noise;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.NoisyProducts;
import org.sluice.learning.graph.layers.Parameter;
import org.sluice.learning.graph.layers.Parameterised;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/**
 * The noise of a dense layer whose weights and biases are drawn for each sample:
 *
 * <pre>y_j = Σ_i x_i σ_ij ε_ij + σ_j ε_j,   σ = log(1 + e^ρ)</pre>
 *
 * <p>The noise of the weights, {@code [in, out]} row-major, is followed by that of the biases.
 */
public final class WeightNoise extends Node implements Parameterised {

  private final Node x;
  private final Node noise;
  private final int first;
  private final Deviations weight;
  private final Deviations bias;
  private final Block ones;
  private final Block work;
  private final Block ofWeights;
  private final Block ofBiases;

  /**
   * @param weightRho ρ of the weights, {@code [in, out]}
   * @param biasRho ρ of the biases, {@code [out]}
   * @param noise has the layer's numbers from row {@code first} on; not differentiated
   */
  public WeightNoise(
      NodeContext context, Node x, Parameter weightRho, Parameter biasRho, Node noise, int first) {
    super(context, biasRho.value().rows, true);
    this.x = x;
    this.noise = noise;
    this.first = first;
    this.weight = new Deviations(kernels, weightRho, DeviationMap.SOFTPLUS, active());
    this.bias = new Deviations(kernels, biasRho, DeviationMap.SOFTPLUS, active());
    this.ones = kernels.block(1, context.batch());
    this.work = active() ? kernels.block(1, context.batch()) : null;
    this.ofWeights = active() ? kernels.block(x.rows(), rows()) : null;
    this.ofBiases = active() ? kernels.block(rows(), 1) : null;
    kernels.fill(1, ones);
  }

  @Override
  public List<Node> inputs() {
    return List.of(x, noise);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weightRho(), biasRho());
  }

  /** The row of the layer's first number of noise. */
  public int first() {
    return first;
  }

  private int firstOfBiases() {
    return first + x.rows() * rows();
  }

  /** ρ of the weights, {@code [in, out]}. */
  public Parameter weightRho() {
    return weight.rho();
  }

  /** ρ of the biases, {@code [out]}. */
  public Parameter biasRho() {
    return bias.rho();
  }

  @Override
  public void forward() {
    weight.refresh();
    bias.refresh();
    kernels.fill(0, value);
    NoisyProducts.add(weight.sigma(), x.value(), noise.value(), first, value);
    NoisyProducts.add(bias.sigma(), ones, noise.value(), firstOfBiases(), value);
  }

  @Override
  public void tangentSweep() {
    weight.tangent(ofWeights);
    bias.tangent(ofBiases);
    kernels.fill(0, tangent);
    NoisyProducts.add(ofWeights, x.value(), noise.value(), first, tangent);
    NoisyProducts.add(ofBiases, ones, noise.value(), firstOfBiases(), tangent);
    if (x.active()) {
      NoisyProducts.add(weight.sigma(), x.tangent(), noise.value(), first, tangent);
    }
  }

  @Override
  public void backward() {
    kernels.fill(0, ofWeights);
    kernels.fill(0, ofBiases);
    NoisyProducts.addByWeights(x.value(), adjoint(), noise.value(), first, work, ofWeights);
    NoisyProducts.addByWeights(ones, adjoint(), noise.value(), firstOfBiases(), work, ofBiases);
    weight.addGradient(ofWeights);
    bias.addGradient(ofBiases);
    if (x.active()) {
      NoisyProducts.addByInputs(weight.sigma(), adjoint(), noise.value(), first, x.adjoint());
    }
  }
}
