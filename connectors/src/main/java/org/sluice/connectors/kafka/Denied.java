package org.sluice.connectors.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;

/** Collects the rights that a broker denies, to report all at once. */
final class Denied {

  /** Names as in Kafka's tools. */
  private static final Map<AclOperation, String> NAMES =
      Map.of(
          AclOperation.DESCRIBE_CONFIGS, "DescribeConfigs",
          AclOperation.READ, "Read",
          AclOperation.WRITE, "Write");

  private final KafkaSettings settings;
  private final TreeSet<String> rights = new TreeSet<>();
  private AuthorizationException cause;

  Denied(KafkaSettings settings) {
    this.settings = settings;
  }

  /** Records a call that was denied. */
  void of(String operation, String topic, Runnable call) {
    try {
      call.run();
    } catch (AuthorizationException e) {
      cause = e;
      rights.add(right(operation, topic));
    }
  }

  /**
   * Records the operations that a topic does not grant; a broker without access control reports
   * none.
   */
  void missing(String topic, Set<AclOperation> wanted, TopicDescription description) {
    Set<AclOperation> granted = description.authorizedOperations();
    if (granted == null || granted.contains(AclOperation.ALL)) {
      return;
    }
    wanted.stream()
        .filter(operation -> !granted.contains(operation))
        .forEach(operation -> rights.add(right(NAMES.get(operation), topic)));
  }

  /**
   * Ends the collection.
   *
   * @throws BrokerUnreachableException if anything was denied
   */
  void check() {
    if (!rights.isEmpty()) {
      throw BrokerUnreachableException.denied(settings, List.copyOf(rights), cause);
    }
  }

  private static String right(String operation, String topic) {
    return operation + " on topic " + topic;
  }
}
