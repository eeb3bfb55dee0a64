package org.sluice.jobs.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.sluice.connectors.secrets.PrivateFiles;

/**
 * The processes of a cluster on this machine, and their ports.
 *
 * @param taskManagers processes that run tasks
 * @param slots of each
 * @param highAvailability whether a restarted JobManager recovers its jobs
 * @param restPort of the web interface, to which jobs are submitted
 * @param rpcPort at which TaskManagers find the JobManager
 * @param kafkaPort of the broker
 * @param zooKeeperPort of ZooKeeper, which stores the jobs under high availability
 * @param metricsPorts of the JobManager's metrics and then of each TaskManager's
 */
public record ClusterShape(
    int taskManagers,
    int slots,
    boolean highAvailability,
    int restPort,
    int rpcPort,
    int kafkaPort,
    int zooKeeperPort,
    List<Integer> metricsPorts) {

  private static final String FILE = "cluster.properties";

  /** Makes the list unmodifiable. */
  public ClusterShape {
    metricsPorts = List.copyOf(metricsPorts);
  }

  /**
   * A shape with free ports where none are given.
   *
   * @param restPort 0 for a free one
   * @param kafkaPort 0 for a free one
   */
  public static ClusterShape of(
      int taskManagers, int slots, boolean highAvailability, int restPort, int kafkaPort) {
    List<Integer> free = Port.free(5 + taskManagers);
    return new ClusterShape(
        taskManagers,
        slots,
        highAvailability,
        restPort == 0 ? free.get(0) : restPort,
        free.get(1),
        kafkaPort == 0 ? free.get(2) : kafkaPort,
        free.get(3),
        free.subList(4, free.size()));
  }

  /**
   * The shape for the next start of a stopped cluster: ports that the user did not choose are
   * chosen again, since other programs may use them by now.
   *
   * @param restPort 0 for a free one
   * @param kafkaPort 0 for a free one
   */
  ClusterShape again(int restPort, int kafkaPort) {
    return of(taskManagers, slots, highAvailability, restPort, kafkaPort);
  }

  /**
   * Checks that its ports are free.
   *
   * @throws ClusterException naming each port in use, and by which process
   */
  public void requireFreePorts() {
    Port.requireFree(ports());
  }

  /** The ports of its members. */
  List<Port> ports() {
    String again = "restart the cluster, which chooses another port: './sluice cluster stop'";
    List<Port> ports = new ArrayList<>();
    if (highAvailability) {
      ports.add(new Port(LocalCluster.ZOOKEEPER, "ZooKeeper", zooKeeperPort, again));
    }
    ports.add(
        new Port(
            LocalCluster.BROKER,
            "the Kafka broker",
            kafkaPort,
            "choose another port with --kafka-port (0 for a free one)"));
    ports.add(
        new Port(
            LocalCluster.JOB_MANAGER,
            "Flink's web interface",
            restPort,
            "choose another port with --port (0 for a free one)"));
    ports.add(new Port(LocalCluster.JOB_MANAGER, "the JobManager's RPC", rpcPort, again));
    for (int number = 0; number < metricsPorts.size(); number++) {
      String member = number == 0 ? LocalCluster.JOB_MANAGER : LocalCluster.taskManager(number);
      ports.add(new Port(member, Port.METRICS, metricsPorts.get(number), again));
    }
    return ports;
  }

  /** The default parallelism of a job, which leaves one TaskManager as a spare. */
  int defaultParallelism() {
    return Math.max(1, taskManagers - 1) * slots;
  }

  void write(Path folder) throws IOException {
    if (exists(folder) && read(folder).equals(this)) {
      return; // other commands may be reading it
    }
    Properties properties = new Properties();
    properties.setProperty("taskManagers", Integer.toString(taskManagers));
    properties.setProperty("slots", Integer.toString(slots));
    properties.setProperty("highAvailability", Boolean.toString(highAvailability));
    properties.setProperty("restPort", Integer.toString(restPort));
    properties.setProperty("rpcPort", Integer.toString(rpcPort));
    properties.setProperty("kafkaPort", Integer.toString(kafkaPort));
    properties.setProperty("zooKeeperPort", Integer.toString(zooKeeperPort));
    properties.setProperty(
        "metricsPorts",
        metricsPorts.stream().map(String::valueOf).collect(Collectors.joining(",")));
    StringWriter out = new StringWriter();
    properties.store(out, "of './sluice cluster'");
    PrivateFiles.write(folder.resolve(FILE), out.toString().getBytes(StandardCharsets.UTF_8));
  }

  static ClusterShape read(Path folder) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
      properties.load(in);
    }
    try {
      return of(properties);
    } catch (NullPointerException | NumberFormatException e) {
      throw new ClusterException(
          folder.resolve(FILE)
              + " is damaged or was written by another version of Sluice; remove "
              + folder
              + " to start over",
          e);
    }
  }

  private static ClusterShape of(Properties properties) {
    return new ClusterShape(
        Integer.parseInt(properties.getProperty("taskManagers")),
        Integer.parseInt(properties.getProperty("slots")),
        Boolean.parseBoolean(properties.getProperty("highAvailability")),
        Integer.parseInt(properties.getProperty("restPort")),
        Integer.parseInt(properties.getProperty("rpcPort")),
        Integer.parseInt(properties.getProperty("kafkaPort")),
        Integer.parseInt(properties.getProperty("zooKeeperPort")),
        Arrays.stream(properties.getProperty("metricsPorts").split(",", -1))
            .map(Integer::valueOf)
            .toList());
  }

  static boolean exists(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }
}
