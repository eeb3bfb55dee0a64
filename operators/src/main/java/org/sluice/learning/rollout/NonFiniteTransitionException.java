package org.sluice.learning.rollout;

import java.util.Arrays;

/** A step of a lane has a non-finite number. */
public final class NonFiniteTransitionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NonFiniteTransitionException(float number, String what, int version, double[] observation) {
    super(
        String.format(
            "a %s under version %d is %s; the observation is %s",
            what, version, number, Arrays.toString(observation)));
  }
}
