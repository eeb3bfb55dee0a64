package org.sluice.learning.graph.layers.noise;

import org.sluice.learning.graph.kernels.Activation;

/**
 * How an unbounded parameter ρ stands for a standard deviation.
 *
 * <pre>σ = min(f(c ρ), limit)</pre>
 *
 * <p>At the limit the derivative is 0.
 */
public enum DeviationMap {
  /** σ = log(1 + e^ρ). */
  SOFTPLUS(Activation.SOFTPLUS, 1, Double.POSITIVE_INFINITY),
  /** ρ = log σ. */
  LOG(Activation.EXP, 1, Double.POSITIVE_INFINITY),
  /** ρ = log σ², σ unlimited. */
  LOG_VARIANCE(Activation.EXP, 0.5, Double.POSITIVE_INFINITY),
  /** ρ = log σ, up to {@link #CLAMP}. */
  CLAMPED_LOG(Activation.EXP, 1, DeviationMap.CLAMP),
  /** ρ = log σ², up to {@link #CLAMP}. */
  CLAMPED_LOG_VARIANCE(Activation.EXP, 0.5, DeviationMap.CLAMP),
  /** ρ = 2 log σ², σ² up to {@link #CLAMP}. */
  CLAMPED_LOG_SQUARED_VARIANCE(Activation.EXP, 0.25, Math.sqrt(DeviationMap.CLAMP));

  /** The bound of the clamped ones. */
  public static final double CLAMP = 0.5;

  private final Activation function;
  private final double factor;
  private final double limit;

  DeviationMap(Activation function, double factor, double limit) {
    this.function = function;
    this.factor = factor;
    this.limit = limit;
  }

  /** f. */
  public Activation function() {
    return function;
  }

  /** c. */
  public double factor() {
    return factor;
  }

  /** The largest σ. */
  public double limit() {
    return limit;
  }
}
