package org.sluice.jobs.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.sluice.connectors.secrets.PrivateFiles;
import org.sluice.jobs.metrics.LoopbackReporterFactory;
import org.sluice.jobs.train.FlinkPaths;
import org.sluice.jobs.train.Loopback;

/**
 * Flink's configuration of a cluster on this machine: the shipped one plus this cluster's ports and
 * folders.
 */
final class SessionConfiguration {

  private SessionConfiguration() {}

  /**
   * Writes it to the cluster's folder.
   *
   * @param shipped the folder with the shipped configuration
   */
  static Configuration write(Path shipped, ClusterShape shape, Path folder) throws IOException {
    Configuration flink = GlobalConfiguration.loadConfiguration(shipped.toString());
    Loopback.bind(flink);
    flink.setString(LoopbackReporterFactory.FACTORY, LoopbackReporterFactory.class.getName());
    flink.set(RestOptions.PORT, shape.restPort());
    flink.set(RestOptions.BIND_PORT, Integer.toString(shape.restPort()));
    flink.set(JobManagerOptions.PORT, shape.rpcPort());
    flink.set(TaskManagerOptions.NUM_TASK_SLOTS, shape.slots());
    flink.set(CoreOptions.DEFAULT_PARALLELISM, shape.defaultParallelism());
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, address(folder, "checkpoints"));
    flink.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, address(folder, "savepoints"));
    if (shape.highAvailability()) {
      flink.set(HighAvailabilityOptions.HA_MODE, "zookeeper");
      flink.set(HighAvailabilityOptions.HA_STORAGE_PATH, address(folder, "high-availability"));
      flink.set(
          HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM, Loopback.HOST + ":" + shape.zooKeeperPort());
      // A new leader is elected once ZooKeeper's session of the dead one expires.
      flink.setString("high-availability.zookeeper.client.session-timeout", "5000");
      flink.setString("high-availability.zookeeper.client.connection-timeout", "5000");
    }
    String lines = String.join("\n", ConfigurationUtils.convertConfigToWritableLines(flink, true));
    PrivateFiles.write(
        folder.resolve("conf/config.yaml"), (lines + "\n").getBytes(StandardCharsets.UTF_8));
    return flink;
  }

  private static String address(Path folder, String part) {
    return FlinkPaths.address(folder.resolve(part));
  }
}
