package org.sluice.learning.rollout;

/** An observation is not finite, or its square would not be. */
public final class NonFiniteObservationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NonFiniteObservationException(int row, int feature, double number) {
    super(String.format("observation %d: feature %d is %s", row, feature, number));
  }
}
