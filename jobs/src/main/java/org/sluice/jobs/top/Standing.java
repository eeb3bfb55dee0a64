package org.sluice.jobs.top;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * The standing of one trial.
 *
 * @param steps environment steps so far
 * @param totalSteps those that it is to take; empty if unknown
 * @param meanReturn of the last episodes; NaN if none has ended
 * @param divergence KL[old ‖ new] of the last update, nats; NaN if the algorithm does not report it
 * @param entropy nats; NaN likewise
 * @param version of the newest policy
 * @param detail why it ended early or cannot be read, or where it was submitted; may be empty
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

  /** The state of a trial. */
  public enum State {
    /** A live process trains it. */
    RUNNING,
    /** It has steps left, but no process trains it. */
    STOPPED,
    /** It was submitted to a cluster, and no local process follows it; nothing else is known. */
    SUBMITTED,
    /** It has not failed; nothing else is known. */
    OPEN,
    /** It has taken all its steps. */
    DONE,
    /** Halving stopped it early. */
    STOPPED_EARLY,
    /** It failed. */
    FAILED,
    /** Its files cannot be read. */
    UNREADABLE;

    /** The state as words. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** The standing of a trial without iterations. */
  static Standing before(String trial, OptionalLong totalSteps, State state, String detail) {
    return new Standing(trial, 0, totalSteps, Double.NaN, Double.NaN, Double.NaN, 0, state, detail);
  }

  /** The same values, marked as the last that could be read. */
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

  /** Whether it failed. */
  public boolean hasFailed() {
    return state == State.FAILED;
  }

  /** The state as text. */
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
