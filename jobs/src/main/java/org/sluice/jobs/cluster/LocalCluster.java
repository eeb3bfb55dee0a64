package org.sluice.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.FileUtils;
import org.sluice.connectors.secrets.PrivateFiles;
import org.sluice.jobs.train.Loopback;
import org.sluice.jobs.train.RemoteCluster;

/**
 * A standalone Flink cluster on this machine, each part a process of its own: a broker, a
 * JobManager, TaskManagers, and ZooKeeper under high availability. All its files are in one folder;
 * its processes outlive the one that started them.
 */
public final class LocalCluster {

  /** Name of the broker's process. */
  public static final String BROKER = "kafka";

  /** Name of the JobManager's process. */
  public static final String JOB_MANAGER = "jobmanager";

  /** Temporary files of its processes, relative to its folder. */
  static final String TEMPORARY = "tmp";

  static final String ZOOKEEPER = "zookeeper";

  private final Path folder;
  private final ClusterShape shape;
  private final Commands commands;
  private final Members members;
  private final Health health;

  private LocalCluster(Path folder, ClusterShape shape, Configuration flink) {
    this.folder = folder;
    this.shape = shape;
    this.commands = new Commands(Installation.current(), flink, folder);
    List<Member> members = new ArrayList<>();
    if (shape.highAvailability()) {
      members.add(new Member(ZOOKEEPER, folder, commands.zooKeeper()));
    }
    members.add(new Member(BROKER, folder, commands.broker(shape.kafkaPort())));
    members.add(new Member(JOB_MANAGER, folder, commands.jobManager(shape.metricsPorts().get(0))));
    for (int number = 1; number <= shape.taskManagers(); number++) {
      String name = taskManager(number);
      members.add(
          new Member(name, folder, commands.taskManager(name, shape.metricsPorts().get(number))));
    }
    this.members = new Members(members);
    this.health = new Health(folder, shape, flink, this.members);
  }

  /**
   * A cluster in a folder, not started yet. One that was stopped keeps its topics, checkpoints and
   * savepoints.
   */
  public static LocalCluster create(Path folder, ClusterShape shape) {
    Path place = folder.toAbsolutePath().normalize();
    try {
      PrivateFiles.makeFolder(place); // stored jobs include their passwords
      for (String part : List.of("conf", "log", TEMPORARY, "processes", "zookeeper")) {
        Files.createDirectories(place.resolve(part));
      }
      Configuration flink =
          SessionConfiguration.write(Installation.current().sessionConfiguration(), shape, place);
      Files.write(
          place.resolve("conf/zoo.cfg"),
          List.of(
              "tickTime=1000",
              "dataDir=zookeeper", // relative to the cluster's folder, whose name may not be ASCII
              "clientPort=" + shape.zooKeeperPort(),
              "clientPortAddress=" + Loopback.HOST));
      shape.write(place);
      return new LocalCluster(place, shape, flink);
    } catch (IOException e) {
      throw ClusterException.unwritable(place, e);
    }
  }

  /**
   * The cluster that was started in a folder.
   *
   * @throws ClusterException if none was
   */
  public static LocalCluster open(Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    if (!ClusterShape.exists(place)) {
      throw new ClusterException(
          folder + ": no cluster was started there; start one with './sluice cluster start'");
    }
    try {
      return create(place, ClusterShape.read(place));
    } catch (IOException e) {
      throw new ClusterException("cannot read the cluster's folder " + place, e);
    }
  }

  /**
   * The cluster that was started in a folder, for another start.
   *
   * @param restPort another port than before; 0 for a free one
   * @param kafkaPort another port than before; 0 for a free one
   * @throws ClusterException if none was started there, or it is running and its ports cannot
   *     change
   */
  public static LocalCluster reopen(Path folder, OptionalInt restPort, OptionalInt kafkaPort) {
    LocalCluster cluster = open(folder);
    if (cluster.members.noneRuns()) {
      ClusterShape shape = cluster.shape;
      return create(
          folder,
          shape.again(restPort.orElse(shape.restPort()), kafkaPort.orElse(shape.kafkaPort())));
    }
    if (restPort.isPresent() || kafkaPort.isPresent()) {
      throw new ClusterException(
          "the cluster in "
              + folder
              + " is running, so its ports cannot change; run './sluice cluster stop' first");
    }
    return cluster;
  }

  /** Whether a cluster was started in a folder. */
  public static boolean exists(Path folder) {
    return ClusterShape.exists(folder);
  }

  /** Name of a TaskManager's process, numbered from 1. */
  public static String taskManager(int number) {
    return "taskmanager-" + number;
  }

  public ClusterShape shape() {
    return shape;
  }

  /** The broker's address. */
  public String bootstrapServers() {
    return "127.0.0.1:" + shape.kafkaPort();
  }

  /** The JobManager's REST interface. */
  public String master() {
    return Loopback.HOST + ":" + shape.restPort();
  }

  /** Names and ids of the processes, in order; no id if a process is not running. */
  public Map<String, Optional<Long>> processes() {
    return members.processes();
  }

  /** Addresses of the metrics endpoints, by process. */
  public Map<String, String> metrics() {
    return shape.ports().stream()
        .filter(port -> port.use().equals(Port.METRICS))
        .collect(
            Collectors.toMap(
                Port::member,
                port -> "http://" + Loopback.HOST + ":" + port.number() + "/metrics"));
  }

  /** {@link #start(Consumer)} without remarks. */
  public void start() {
    start(remark -> {});
  }

  /**
   * Starts the processes that are not running, and waits until all answer. If that fails, stops
   * those that it started.
   *
   * @param remarks notified if everything is running already and, now and then, of what is being
   *     waited for
   * @throws ClusterException if a port is in use, a process exits, or nothing answers for very
   *     long; the message says why
   */
  public void start(Consumer<String> remarks) {
    requireFreePorts();
    if (members.noneRuns()) {
      removeTemporaryFiles(); // left by killed processes
    }
    List<Member> begun = new ArrayList<>();
    try {
      for (Member member : members.all()) {
        if (member.start()) {
          begun.add(member);
        }
        if (member.name().equals(ZOOKEEPER)) { // a JobManager gives up if it does not find it
          await("ZooKeeper", List.of(member), health::zooKeeperAnswers, remarks);
        }
      }
      if (begun.isEmpty()) {
        remarks.accept("all processes of the cluster are already running");
      }
      await("the broker", members.all(), health::brokerAnswers, remarks);
      await("Flink", members.all(), health::taskManagersAreThere, remarks);
    } catch (RuntimeException e) {
      Members.end(begun);
      throw e;
    }
  }

  private void requireFreePorts() {
    Port.requireFree(
        shape.ports().stream()
            .filter(port -> members.get(port.member()).running().isEmpty())
            .toList());
  }

  /** Starts the processes that are not running, and waits until no job is left. */
  public void awaitIdle() {
    start();
    await("a cluster without jobs", members.all(), health::isIdle, remark -> {});
  }

  /** Starts a process unless it is running; does not wait for it. */
  public void start(String name) {
    members.get(name).start();
  }

  /** Kills a process as {@code kill -9} does. */
  public void kill(String name) {
    members.get(name).kill();
  }

  /**
   * Stops all processes; keeps what they have written.
   *
   * @return names of those that had to be killed
   */
  public List<String> stop() {
    List<String> killed = Members.end(members.all());
    removeTemporaryFiles();
    return killed;
  }

  private void removeTemporaryFiles() {
    Path temporary = folder.resolve(TEMPORARY);
    try {
      FileUtils.deleteDirectory(temporary.toFile());
      Files.createDirectories(temporary);
    } catch (IOException e) {
      throw new ClusterException("cannot empty " + temporary, e);
    }
  }

  /** Stops all processes and removes everything they have written. */
  public List<String> delete() {
    List<String> killed = stop();
    FileUtils.deleteDirectoryQuietly(folder.toFile());
    return killed;
  }

  /** Flink's own command lines, for this cluster. */
  public ClusterClients clients() {
    return new ClusterClients(folder, commands);
  }

  /**
   * Checks that the JobManager's process is running.
   *
   * @throws ClusterException if not; the message also says if another process uses its port
   */
  public void requireJobManager() {
    health.requireJobManager();
  }

  /**
   * Flink's overview of this cluster.
   *
   * @throws ClusterException if it does not answer, or another cluster does
   */
  public RemoteCluster.Overview overview() {
    return health.overview();
  }

  /** Whether the broker at the cluster's port answers and belongs to this cluster. */
  public boolean brokerAnswers() {
    return health.brokerAnswers();
  }

  private void await(
      String what, List<Member> watched, BooleanSupplier condition, Consumer<String> remarks) {
    new Wait(what, watched, folder.resolve("log")).until(condition, remarks);
  }
}
