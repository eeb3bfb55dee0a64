package org.sluice.learning.flow;

/** Which way a flow is run. */
public enum Direction {
  /** Sampling: from the base distribution's noise to actions. */
  TO_ACTION,
  /** Density: from actions back to noise. */
  TO_NOISE
}
