package org.sluice.learning.flow;

/** The direction in which a flow is evaluated. */
public enum Direction {
  /** Sampling: from the base distribution's noise to actions. */
  TO_ACTION,
  /** Density: from actions back to noise. */
  TO_NOISE
}
