package org.sluice.learning.imitation;

/** Demonstrations that cannot be learned from; the message names their place and says why. */
public final class DemonstrationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public DemonstrationException(String message) {
    super(message);
  }
}
