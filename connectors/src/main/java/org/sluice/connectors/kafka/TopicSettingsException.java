package org.sluice.connectors.kafka;

/** A run's topics exist but do not have the required settings. */
public final class TopicSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TopicSettingsException(String message) {
    super(message);
  }
}
