package org.sluice.learning.graph.layers.noise;

import java.util.List;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.layers.Parameter;
import org.sluice.learning.graph.layers.Parameterised;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/**
 * The deviation of a dense layer's outputs if its weights and biases are drawn for each sample:
 *
 * <pre>s_j = √(Σ_i x_i² σ_ij² + σ_j²)     without the second term if it has no biases</pre>
 *
 * <p>Given x, the outputs are independent and normal, so that s times normal numbers has the
 * distribution of a {@link WeightNoise} (Kingma et al. 2015, Variational dropout and the local
 * reparameterization trick).
 */
public final class OutputDeviation extends Node implements Parameterised {

  private final Node x;
  private final Deviations weight;

  /** Null without biases; so are the blocks that belong to it. */
  private final Deviations bias;

  private final Block weightVariance;
  private final Block biasVariance;
  private final Block squares;
  private final Block variance;

  private final Block ofWeights;
  private final Block ofBiases;
  private final Block ofOutputs;
  private final Block ofInputs;

  /**
   * @param weightRho ρ of the weights, {@code [in, out]}
   * @param biasRho ρ of the biases, {@code [out]}; null without biases
   * @param biasMap null without biases
   */
  public OutputDeviation(
      NodeContext context,
      Node x,
      Parameter weightRho,
      DeviationMap weightMap,
      Parameter biasRho,
      DeviationMap biasMap) {
    super(context, weightRho.value().columns, true);
    int batch = context.batch();
    boolean biased = biasRho != null;
    this.x = x;
    this.weight = new Deviations(kernels, weightRho, weightMap, active());
    this.bias = biased ? new Deviations(kernels, biasRho, biasMap, active()) : null;
    this.weightVariance = kernels.block(x.rows(), rows());
    this.biasVariance = biased ? kernels.block(rows(), 1) : null;
    this.squares = kernels.block(x.rows(), batch);
    this.variance = kernels.block(rows(), batch);
    this.ofWeights = active() ? kernels.block(x.rows(), rows()) : null;
    this.ofBiases = active() && biased ? kernels.block(rows(), 1) : null;
    this.ofOutputs = active() ? kernels.block(rows(), batch) : null;
    this.ofInputs = active() ? kernels.block(x.rows(), batch) : null;
  }

  @Override
  public List<Node> inputs() {
    return List.of(x);
  }

  @Override
  public List<Parameter> parameters() {
    return bias == null ? List.of(weightRho()) : List.of(weightRho(), biasRho());
  }

  /** ρ of the weights, {@code [in, out]}. */
  public Parameter weightRho() {
    return weight.rho();
  }

  /** How ρ of the weights stands for deviations. */
  public DeviationMap weightMap() {
    return weight.map();
  }

  /** Whether it has biases. */
  public boolean hasBiases() {
    return bias != null;
  }

  /** ρ of the biases, {@code [out]}, if it has any. */
  public Parameter biasRho() {
    return bias.rho();
  }

  /** How ρ of the biases stands for deviations, if it has any. */
  public DeviationMap biasMap() {
    return bias.map();
  }

  @Override
  public void forward() {
    if (weight.refresh()) {
      kernels.apply(Activation.SQUARE, weight.sigma(), weightVariance);
    }
    kernels.apply(Activation.SQUARE, x.value(), squares);
    if (bias == null) {
      kernels.fill(0, variance);
    } else {
      if (bias.refresh()) {
        kernels.apply(Activation.SQUARE, bias.sigma(), biasVariance);
      }
      kernels.broadcast(biasVariance, variance);
    }
    kernels.product(weightVariance, true, squares, false, true, variance);
    kernels.apply(Activation.SQUARE_ROOT, variance, value);
  }

  /** ds = dv / 2s with v = s². */
  @Override
  public void tangentSweep() {
    weight.tangent(ofWeights);
    doubledProduct(weight.sigma(), ofWeights);
    if (bias == null) {
      kernels.fill(0, ofOutputs);
    } else {
      bias.tangent(ofBiases);
      doubledProduct(bias.sigma(), ofBiases);
      kernels.broadcast(ofBiases, ofOutputs);
    }
    kernels.product(ofWeights, true, squares, false, true, ofOutputs);
    if (x.active()) {
      kernels.multiply(x.value(), x.tangent(), ofInputs);
      kernels.scale(2, ofInputs, ofInputs);
      kernels.product(weightVariance, true, ofInputs, false, true, ofOutputs);
    }
    kernels.derivative(Activation.SQUARE_ROOT, variance, value, tangent);
    kernels.multiply(tangent, ofOutputs, tangent);
  }

  /** d ← 2 σ d. */
  private void doubledProduct(Block sigma, Block d) {
    kernels.multiply(sigma, d, d);
    kernels.scale(2, d, d);
  }

  @Override
  public void backward() {
    kernels.derivative(Activation.SQUARE_ROOT, variance, value, ofOutputs);
    kernels.multiply(adjoint(), ofOutputs, ofOutputs);
    kernels.product(squares, false, ofOutputs, true, false, ofWeights);
    doubledProduct(weight.sigma(), ofWeights);
    weight.addGradient(ofWeights);
    if (bias != null) {
      kernels.fill(0, ofBiases);
      kernels.addColumnSums(ofOutputs, ofBiases);
      doubledProduct(bias.sigma(), ofBiases);
      bias.addGradient(ofBiases);
    }
    if (x.active()) {
      kernels.product(weightVariance, false, ofOutputs, false, false, ofInputs);
      kernels.scale(2, ofInputs, ofInputs);
      kernels.multiplyAdd(x.value(), ofInputs, x.adjoint());
    }
  }
}
