package org.sluice.jobs.live;

/** A run's topics cannot be read or written; the message tells why and what to do. */
public final class RunTopicsException extends RuntimeException {

  public RunTopicsException(String message) {
    super(message);
  }

  public RunTopicsException(String message, Throwable cause) {
    super(message, cause);
  }
}
