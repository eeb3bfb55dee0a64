package org.sluice.learning.graph.kernels;

/** Element-wise functions. */
public enum Activation {
  TANH,
  /** max(0, x); its derivative at 0 is 0. */
  RELU,
  /** log(1 + e^x). */
  SOFTPLUS,
  /** x for x > 0, else e^x − 1. */
  ELU,
  EXP,
  /** Natural logarithm. */
  LOG,
  /** 1 / x. */
  RECIPROCAL,
  SQUARE_ROOT,
  /** x², whose derivative is 2x. */
  SQUARE,
  /** x clipped to ±{@link #SCALE_LIMIT}; its derivative outside is 0. */
  LIMIT,
  /** log Γ(x), for x > 0. */
  LOG_GAMMA,
  /** ψ(x) = d log Γ(x) / dx, for x > 0. */
  DIGAMMA,
  /**
   * The inverse of tanh, with x clipped to the largest number below 1 in the graph's precision: at
   * most 8.7 in single and 18.7 in double. Its derivative outside is 0.
   */
  ATANH,
  /**
   * x clipped to [ε, 1 − ε], where 1 − ε is the largest number below 1 in the graph's precision;
   * its derivative outside is 0.
   */
  OPEN_UNIT,
  /**
   * x clipped to ±10^18, whose square is finite in single precision; its derivative outside is 0.
   */
  SQUARABLE,
  /** 1 for x ≥ 0, else 0; its derivative is 0. */
  STEP;

  /**
   * The bound of couplings' log-scales: e^10 ≈ 22,026 per coupling, so that 8 couplings stay below
   * the largest float.
   */
  public static final double SCALE_LIMIT = 10;
}
