package org.sluice.connectors.kafka;

/** Topics of the run's names exist and are not what the run needs. */
public final class TopicSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TopicSettingsException(String message) {
    super(message);
  }
}
