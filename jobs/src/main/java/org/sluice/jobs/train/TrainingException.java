package org.sluice.jobs.train;

/** Training could not be started or has failed; the message says why. */
public final class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TrainingException(String message) {
    super(message);
  }

  TrainingException(String message, Throwable cause) {
    super(message + ": " + reason(cause), cause);
  }

  /** The root cause's message, since Flink wraps exceptions many times. */
  private static String reason(Throwable error) {
    Throwable innermost = error;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
  }
}
