package org.sluice.jobs.run.files;

import java.util.List;
import java.util.stream.Collectors;

/** A run directory or a snapshot cannot be used; the message says why, and what to do. */
public class RunException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The most lines of a message. */
  private static final int MOST_REASONS = 20;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * For several files that cannot be read.
   *
   * @param reasons a sentence for each, at least one
   */
  public static RunException ofAll(List<String> reasons) {
    if (reasons.size() == 1) {
      return new RunException(reasons.get(0));
    }
    int more = reasons.size() - MOST_REASONS;
    return new RunException(
        reasons.stream()
            .limit(MOST_REASONS)
            .map("\n  "::concat)
            .collect(
                Collectors.joining(
                    "",
                    "none of " + reasons.size() + " can be read:",
                    more > 0 ? "\n  and " + more + " more" : "")));
  }
}
