package org.sluice.connectors.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;

/** Collects the rights that a broker does not give, so that all are told at once. */
final class Denied {

  /** As Kafka's own tools call them. */
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

  /** Notes it if a call is refused for want of a right. */
  void of(String operation, String topic, Runnable call) {
    try {
      call.run();
    } catch (AuthorizationException e) {
      cause = e;
      rights.add(right(operation, topic));
    }
  }

  /**
   * Notes the operations that a topic does not grant; a broker without access control says none.
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
   * @throws BrokerUnreachableException if anything was noted
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
