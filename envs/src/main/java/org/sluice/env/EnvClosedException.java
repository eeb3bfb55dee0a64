package org.sluice.env;

/** The environment was closed. */
public final class EnvClosedException extends EnvException {

  public EnvClosedException(String message) {
    super(message);
  }
}
