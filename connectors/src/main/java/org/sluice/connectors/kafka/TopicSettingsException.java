package org.sluice.connectors.kafka;

/** Topics exist but do not have the required settings. */
public final class TopicSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public TopicSettingsException(String message) {
    super(message);
  }
}
