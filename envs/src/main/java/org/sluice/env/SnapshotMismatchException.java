package org.sluice.env;

/** Bytes that are no snapshot of this environment: damaged, or another's. */
public final class SnapshotMismatchException extends EnvException {

  public SnapshotMismatchException(String message) {
    super(message);
  }
}
