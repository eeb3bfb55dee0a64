package org.sluice.env;

/** A user error; the message says what is wrong and how to fix it. */
public class EnvException extends RuntimeException {

  public EnvException(String message) {
    super(message);
  }

  public EnvException(String message, Throwable cause) {
    super(message, cause);
  }
}
