package org.sluice.learning.rollout;

/** An observation is not a finite number, or too large for its square to be one. */
public final class NonFiniteObservationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NonFiniteObservationException(int row, int feature, double number) {
    super(String.format("observation %d: feature %d is %s", row, feature, number));
  }
}
