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

  /** With a message that already says why. */
  static TrainingException because(String message, Throwable cause) {
    TrainingException exception = new TrainingException(message);
    exception.initCause(cause);
    return exception;
  }

  /** The root cause's message, since Flink wraps exceptions many times. */
  static String reason(Throwable error) {
    Throwable innermost = error;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
  }
}
