package org.sluice.jobs.train;

/** Training could not be started or has failed; the message says why. */
public final class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
