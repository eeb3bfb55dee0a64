package org.sluice.learning.algorithm;

/**
 * The data that a trial learns from cannot be reached at present. In an update, it fails the task
 * that learns rather than the trial, so the job starts it again; the message says what to check.
 */
public final class UnreachableDataException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UnreachableDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
