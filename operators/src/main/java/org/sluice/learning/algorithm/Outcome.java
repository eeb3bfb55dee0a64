package org.sluice.learning.algorithm;

/** How an update ended. */
public enum Outcome {
  /** The parameters have changed. */
  ACCEPTED,
  /** No step size improved the surrogate within the trust region. */
  LINE_SEARCH_FAILED,
  /** The Fisher-vector products were not positive definite. */
  NEGATIVE_CURVATURE,
  /** The gradient is zero. */
  ZERO_GRADIENT,
  /** A factor of the Fisher matrix could not be decomposed or inverted. */
  SINGULAR_FACTOR,
  /** An advantage, a gradient or a step was not a finite number. */
  NOT_FINITE,
  /** Nothing was learned: the replay buffer is being filled, or no gradient step was due yet. */
  WARM_UP,
  /** Nothing was learned: too few episodes were whole to tell good ones from others. */
  TOO_FEW_EPISODES,
  /** Nothing was learned: the version has the numbers of an earlier one. */
  ROLLED_BACK
}
