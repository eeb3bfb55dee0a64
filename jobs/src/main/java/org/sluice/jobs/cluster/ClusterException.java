package org.sluice.jobs.cluster;

/** A cluster on this machine cannot be started or used; the message says why. */
public final class ClusterException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ClusterException(String message) {
    super(message);
  }

  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
