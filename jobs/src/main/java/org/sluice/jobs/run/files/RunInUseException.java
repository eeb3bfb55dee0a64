package org.sluice.jobs.run.files;

/** A run's folder is held by another process; the message says which, and what to do. */
public final class RunInUseException extends RunException {

  private static final long serialVersionUID = 1;

  public RunInUseException(String message) {
    super(message);
  }
}
