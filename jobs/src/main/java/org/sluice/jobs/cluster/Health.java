package org.sluice.jobs.cluster;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.train.Loopback;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.TrainingException;

/** Checks that the processes of a cluster answer, and that it is this cluster that answers. */
final class Health {

  private final Path folder;
  private final ClusterShape shape;
  private final Configuration flink;
  private final Members members;
  private final String master;

  Health(Path folder, ClusterShape shape, Configuration flink, Members members) {
    this.folder = folder;
    this.shape = shape;
    this.flink = flink;
    this.members = members;
    this.master = Loopback.HOST + ":" + shape.restPort();
  }

  /**
   * Checks that the JobManager's process is running.
   *
   * @throws ClusterException if not; the message also says if another process uses its port
   */
  void requireJobManager() {
    if (members.get(LocalCluster.JOB_MANAGER).running().isEmpty()) {
      throw new ClusterException(
          Listener.at(shape.restPort())
              .map(
                  other ->
                      String.format(
                          "the JobManager is not running; port %d is in use by %s, which is not this"
                              + " cluster's",
                          shape.restPort(), Listener.describe(other)))
              .orElse(
                  "the JobManager of the cluster in "
                      + folder
                      + " is not running; start it with './sluice cluster start'"));
    }
  }

  /**
   * Flink's overview of this cluster.
   *
   * @throws ClusterException if it does not answer, or another cluster does
   */
  RemoteCluster.Overview overview() {
    requireJobManager();
    try {
      RemoteCluster remote = RemoteCluster.at(master);
      // Only the processes of this cluster share this directory.
      if (!remote
          .property(CheckpointingOptions.CHECKPOINTS_DIRECTORY.key())
          .equals(flink.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY))) {
        throw new ClusterException("the server at " + master + " belongs to another Flink cluster");
      }
      return remote.overview();
    } catch (TrainingException e) {
      throw new ClusterException(e.getMessage(), e);
    }
  }

  /** Whether the broker at the cluster's port answers and belongs to this cluster. */
  boolean brokerAnswers() {
    Port port = port(LocalCluster.BROKER);
    // Kafka's client would log every attempt.
    if (members.get(LocalCluster.BROKER).running().isEmpty() || !port.answers()) {
      return false;
    }
    try {
      String id =
          new Administration(KafkaSettings.of(Loopback.HOST + ":" + shape.kafkaPort())).clusterId();
      return EmbeddedBroker.clusterId(folder.resolve("kafka")).equals(Optional.of(id));
    } catch (BrokerUnreachableException e) {
      return false;
    }
  }

  boolean zooKeeperAnswers() {
    return port(LocalCluster.ZOOKEEPER).answers();
  }

  private Port port(String member) {
    return shape.ports().stream()
        .filter(port -> port.member().equals(member))
        .findFirst()
        .orElseThrow();
  }

  boolean taskManagersAreThere() {
    try {
      return overview().slots() >= shape.taskManagers() * shape.slots();
    } catch (ClusterException e) {
      return false;
    }
  }

  boolean isIdle() {
    try {
      RemoteCluster.Overview overview = overview();
      return overview.runningJobs() == 0 && overview.freeSlots() == overview.slots();
    } catch (ClusterException e) {
      return false;
    }
  }
}
