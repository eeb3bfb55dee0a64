package org.sluice.jobs.serve;

/** Serving could not be started or has failed; the message says why. */
public final class ServingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ServingException(String message) {
    super(message);
  }

  /** With the root cause's message, since Flink wraps exceptions many times. */
  ServingException(String message, Throwable cause) {
    super(message + ": " + reason(cause), cause);
  }

  private static String reason(Throwable error) {
    Throwable innermost = error;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
  }
}
