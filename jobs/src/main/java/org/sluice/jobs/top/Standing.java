package org.sluice.jobs.top;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * Where one trial stands.
 *
 * @param steps environment steps so far
 * @param totalSteps those that it is to take; empty if they are not known
 * @param meanReturn of the last episodes; not-a-number if none has ended
 * @param divergence KL[old ‖ new] of the last update, nats; not-a-number if the algorithm does not
 *     report it
 * @param entropy nats; the same
 * @param version of the newest policy
 * @param detail why it ended before its time or cannot be read, or where it was submitted to; may
 *     be empty
 */
public record Standing(
    String trial,
    long steps,
    OptionalLong totalSteps,
    double meanReturn,
    double divergence,
    double entropy,
    int version,
    State state,
    String detail) {

  /** Whether a trial is over. */
  public enum State {
    /** A process works on it. */
    RUNNING,
    /** It has steps to take, and no process takes them. */
    STOPPED,
    /** A cluster has it, and no process here follows it; more is not known. */
    SUBMITTED,
    /** It has not failed; more is not known. */
    OPEN,
    /** It has taken all its steps. */
    DONE,
    /** It ended before its time, as others of its sweep were better. */
    STOPPED_EARLY,
    /** It ended before its time, as it could not go on. */
    FAILED,
    /** Its files cannot be read. */
    UNREADABLE;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Of a trial without an iteration. */
  static Standing before(String trial, OptionalLong totalSteps, State state, String detail) {
    return new Standing(trial, 0, totalSteps, Double.NaN, Double.NaN, Double.NaN, 0, state, detail);
  }

  /** The same figures, which are the last that could be read. */
  Standing unreadable(String reason) {
    return new Standing(
        trial,
        steps,
        totalSteps,
        meanReturn,
        divergence,
        entropy,
        version,
        State.UNREADABLE,
        reason);
  }

  /** What it is, for people. */
  String describe() {
    return switch (state) {
      case RUNNING -> "running";
      case STOPPED -> "stopped";
      case SUBMITTED -> detail.isEmpty() ? "submitted" : "submitted to " + detail;
      case OPEN -> "open";
      case DONE -> "done";
      case STOPPED_EARLY -> detail;
      case FAILED -> detail.isEmpty() ? "failed" : "failed: " + detail;
      case UNREADABLE -> "unreadable: " + detail;
    };
  }
}
