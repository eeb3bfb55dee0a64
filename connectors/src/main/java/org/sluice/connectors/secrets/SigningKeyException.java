package org.sluice.connectors.secrets;

import java.io.IOException;

/** A file holds no signing key. The message tells nothing of what it holds. */
public final class SigningKeyException extends IOException {

  private static final long serialVersionUID = 1;

  SigningKeyException(String message) {
    super(message);
  }
}
