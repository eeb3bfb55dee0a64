package org.sluice.jobs.watch;

/** The page cannot be served; the message says why, and what to do. */
public final class WatchException extends RuntimeException {

  private static final long serialVersionUID = 1;

  WatchException(String message, Throwable cause) {
    super(message, cause);
  }
}
