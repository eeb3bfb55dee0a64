package org.sluice.graph;

/** Functions that apply to each number by itself. */
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
  /** x cut to ±{@link Graph#SCALE_LIMIT}; its derivative outside is 0. */
  LIMIT
}
