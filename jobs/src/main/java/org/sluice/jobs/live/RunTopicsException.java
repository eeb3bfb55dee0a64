package org.sluice.jobs.live;

/** A run's topics cannot be read or written; the message tells why and what to do. */
public final class LiveRunException extends RuntimeException {

  public LiveRunException(String message) {
    super(message);
  }

  public LiveRunException(String message, Throwable cause) {
    super(message, cause);
  }
}
