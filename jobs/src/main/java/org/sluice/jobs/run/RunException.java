package org.sluice.jobs.run;

/** A run directory or a snapshot cannot be used; the message says why, and what to do. */
public sealed class RunException extends RuntimeException permits PictureException {

  private static final long serialVersionUID = 1;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
