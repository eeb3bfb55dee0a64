package org.sluice.learning.graph.layers.noise;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.layers.Parameter;

/** The deviations σ of noisy weights, for a parameter ρ. */
final class Deviations {

  private final Kernels kernels;
  private final Parameter rho;
  private final DeviationMap map;
  private final Block known;
  private final Block scaled;
  private final Block sigma;
  private final Block slope;
  private boolean computed;

  Deviations(Kernels kernels, Parameter rho, DeviationMap map, boolean differentiable) {
    int rows = rho.value().rows;
    int columns = rho.value().columns;
    this.kernels = kernels;
    this.rho = rho;
    this.map = map;
    this.known = kernels.block(rows, columns);
    this.scaled = map.factor() == 1 ? known : kernels.block(rows, columns);
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
    if (scaled != known) {
      kernels.scale(map.factor(), known, scaled);
    }
    kernels.apply(map.function(), scaled, sigma);
    if (slope != null) {
      kernels.derivative(map.function(), scaled, sigma, slope);
      if (scaled != known) {
        kernels.scale(map.factor(), slope, slope);
      }
    }
    if (map.limit() < Double.POSITIVE_INFINITY) {
      limit();
    }
    computed = true;
    return true;
  }

  private void limit() {
    for (int i = 0; i < sigma.size(); i++) {
      if (sigma.get(i) > map.limit()) {
        sigma.set(i, map.limit());
        if (slope != null) {
          slope.set(i, 0);
        }
      }
    }
  }

  /** The parameter ρ. */
  Parameter rho() {
    return rho;
  }

  /** How ρ stands for σ. */
  DeviationMap map() {
    return map;
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
