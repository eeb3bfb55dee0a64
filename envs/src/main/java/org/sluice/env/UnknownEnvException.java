package org.sluice.env;

/** No environment has this id. */
public final class UnknownEnvException extends EnvException {

  public UnknownEnvException(String message) {
    super(message);
  }
}
