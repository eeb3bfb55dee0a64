package org.sluice.env;

/** Something that a user of an environment can put right; the message says what and how. */
public class EnvException extends RuntimeException {

  public EnvException(String message) {
    super(message);
  }

  public EnvException(String message, Throwable cause) {
    super(message, cause);
  }
}
