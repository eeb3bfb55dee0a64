package org.sluice.connectors.kafka;

/** The embedded broker could not start. */
public final class EmbeddedBrokerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  EmbeddedBrokerException(String message) {
    super(message);
  }

  EmbeddedBrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
