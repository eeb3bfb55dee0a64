package org.sluice.env;

/** The bytes are not a snapshot of this environment: damaged, or of another environment. */
public final class SnapshotMismatchException extends EnvException {

  public SnapshotMismatchException(String message) {
    super(message);
  }
}
