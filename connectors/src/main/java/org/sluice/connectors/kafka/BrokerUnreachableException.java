package org.sluice.connectors.kafka;

import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** No Kafka broker could be used; the message has the address and what to check. */
public final class BrokerUnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private BrokerUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * For rights that a broker denies.
   *
   * @param rights {@code OPERATION on topic NAME} each
   */
  static BrokerUnreachableException denied(
      KafkaSettings settings, List<String> rights, Throwable cause) {
    return new BrokerUnreachableException(
        String.format(
            "the Kafka broker at %s denies this to the user: %s; grant the user ACLs for these"
                + " operations (docs/operations.md lists all that a run needs)",
            settings.bootstrapServers(), String.join(", ", rights)),
        cause);
  }

  /** For an exception of a Kafka client. */
  public static BrokerUnreachableException of(KafkaSettings settings, Throwable cause) {
    String at = settings.bootstrapServers();
    String message;
    if (cause instanceof AuthorizationException) {
      message =
          String.format(
              "the Kafka broker at %s denies this to the user: %s; reading a topic requires ACLs"
                  + " for Describe and Read (docs/operations.md lists all that a run needs)",
              at, cause.getMessage());
    } else if (cause instanceof AuthenticationException) {
      message =
          String.format(
              "the Kafka broker at %s refuses this client: %s; check security.protocol, sasl.* and"
                  + " ssl.* (kafka.security.protocol … in a configuration)",
              at, cause.getMessage());
    } else if (cause instanceof ConfigException || cause.getClass() == KafkaException.class) {
      message =
          BrokerAddresses.problem(at)
              .orElseGet(
                  () ->
                      String.format(
                          "cannot create a Kafka client for %s: %s",
                          at,
                          cause.getCause() == null
                              ? cause.getMessage()
                              : cause.getCause().getMessage()));
    } else {
      message =
          String.format(
              "no Kafka broker answers at %s (%s); check that it runs, that this is its address and"
                  + " port (kafka.bootstrap-servers in a configuration), that nothing in between"
                  + " blocks them, and security.protocol",
              at, cause.getMessage());
    }
    return new BrokerUnreachableException(message, cause);
  }
}
