package org.sluice.learning.graph.layers;

import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;

/** The deviations σ = log(1 + e^ρ) of noisy weights, for a parameter ρ. */
final class Deviations {

  private final Kernels kernels;
  private final Parameter rho;
  private final Block known;
  private final Block sigma;
  private final Block slope;
  private boolean computed;

  Deviations(Kernels kernels, Parameter rho, boolean differentiable) {
    int rows = rho.value().rows;
    int columns = rho.value().columns;
    this.kernels = kernels;
    this.rho = rho;
    this.known = kernels.block(rows, columns);
    this.sigma = kernels.block(rows, columns);
    this.slope = differentiable ? kernels.block(rows, columns) : null;
  }

  /**
   * Computes σ if ρ has changed: a graph that acts has the same parameters for many steps.
   *
   * @return whether it has changed
   */
  boolean refresh() {
    if (computed && known.hasNumbersOf(rho.value())) {
      return false;
    }
    kernels.copy(rho.value(), known);
    kernels.apply(Activation.SOFTPLUS, known, sigma);
    if (slope != null) {
      kernels.derivative(Activation.SOFTPLUS, known, sigma, slope);
    }
    computed = true;
    return true;
  }

  /** The parameter ρ. */
  Parameter rho() {
    return rho;
  }

  /** σ of the last {@link #refresh}. */
  Block sigma() {
    return sigma;
  }

  /**
   * The change of σ along ρ's direction.
   *
   * @param out Modified.
   */
  void tangent(Block out) {
    kernels.multiply(slope, rho.direction(), out);
  }

  /**
   * Adds to ρ's gradient.
   *
   * @param bySigma the derivative by σ
   */
  void addGradient(Block bySigma) {
    kernels.multiplyAdd(slope, bySigma, rho.gradient());
  }
}
