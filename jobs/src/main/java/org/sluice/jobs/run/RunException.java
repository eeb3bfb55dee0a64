package org.sluice.jobs.run;

/** A run directory or a snapshot cannot be used; the message says why, and what to do. */
public final class RunException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
