package org.sluice.learning.rollout;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Trajectory;

/** Puts into words why a lane cannot continue: the same wherever the lane runs. */
public final class LaneFailure {

  private static final Logger LOG = LoggerFactory.getLogger(LaneFailure.class);

  private LaneFailure() {}

  /**
   * The reason to record: the exception's message, or its class if it has none. At most {@link
   * Trajectory#LONGEST_FAILURE} characters.
   *
   * <p>Logs the exception with its stack trace, unless it only reports a number that is not finite:
   * anything else may be a bug in the environment or in Sluice.
   */
  public static String reason(LaneId lane, RuntimeException error) {
    if (!(error instanceof NonFiniteTransitionException)) {
      LOG.error("{} cannot continue", lane, error);
    }
    String message = error.getMessage();
    String reason = message == null || message.isBlank() ? error.getClass().getName() : message;
    return cut(reason);
  }

  /** Never between the two halves of a character, which no encoding can represent. */
  private static String cut(String reason) {
    if (reason.length() <= Trajectory.LONGEST_FAILURE) {
      return reason;
    }
    boolean splits = Character.isHighSurrogate(reason.charAt(Trajectory.LONGEST_FAILURE - 1));
    return reason.substring(0, Trajectory.LONGEST_FAILURE - (splits ? 1 : 0));
  }
}
