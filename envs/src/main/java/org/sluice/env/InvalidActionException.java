package org.sluice.env;

/** An action of the wrong length, or with a value that is not allowed. */
public final class InvalidActionException extends EnvException {

  public InvalidActionException(String message) {
    super(message);
  }
}
