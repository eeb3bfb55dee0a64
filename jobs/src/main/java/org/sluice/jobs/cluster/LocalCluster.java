package org.sluice.jobs.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.FileUtils;
import org.sluice.jobs.train.Loopback;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.TrainingException;
import org.sluice.kafka.Administration;
import org.sluice.kafka.BrokerUnreachableException;
import org.sluice.kafka.KafkaSettings;
import org.sluice.secrets.PrivateFiles;

/**
 * A standalone Flink cluster on this machine, each part a process of its own: a broker, a
 * JobManager, TaskManagers, and ZooKeeper under high availability. All that it has is in one
 * folder; its processes outlive the one that started them.
 */
public final class LocalCluster {

  /** The broker's process. */
  public static final String BROKER = "kafka";

  /** The JobManager's process. */
  public static final String JOB_MANAGER = "jobmanager";

  /** Where its processes, which run in its folder, have their temporary files. */
  static final String TEMPORARY = "tmp";

  private static final String ZOOKEEPER = "zookeeper";

  /** On a machine that is busy; a process that ends by itself is noticed at once. */
  private static final Duration START = Duration.ofMinutes(10);

  private static final Duration STOP = Duration.ofSeconds(20);
  private static final long LOOK_MILLIS = 100;

  private final Path folder;
  private final ClusterShape shape;
  private final Commands commands;
  private final List<Member> members = new ArrayList<>();

  private LocalCluster(Path folder, ClusterShape shape, Configuration flink) {
    this.folder = folder;
    this.shape = shape;
    this.commands = new Commands(Installation.current(), flink, folder);
    if (shape.highAvailability()) {
      members.add(new Member(ZOOKEEPER, folder, commands.zooKeeper()));
    }
    members.add(new Member(BROKER, folder, commands.broker(shape.kafkaPort())));
    members.add(new Member(JOB_MANAGER, folder, commands.jobManager()));
    for (int number = 1; number <= shape.taskManagers(); number++) {
      members.add(
          new Member(taskManager(number), folder, commands.taskManager(taskManager(number))));
    }
  }

  /**
   * A cluster in a folder, not started yet. One that was stopped keeps its topics, checkpoints and
   * savepoints.
   */
  public static LocalCluster create(Path folder, ClusterShape shape) {
    Path place = folder.toAbsolutePath().normalize();
    try {
      PrivateFiles.makeFolder(place); // jobs that are kept in it have their passwords with them
      for (String part : List.of("conf", "log", TEMPORARY, "processes", "zookeeper")) {
        Files.createDirectories(place.resolve(part));
      }
      Configuration flink =
          SessionConfiguration.write(Installation.current().sessionConfiguration(), shape, place);
      Files.write(
          place.resolve("conf/zoo.cfg"),
          List.of(
              "tickTime=1000",
              "dataDir=zookeeper", // in the cluster's folder, whose name may not be Latin
              "clientPort=" + shape.zooKeeperPort(),
              "clientPortAddress=" + Loopback.HOST));
      shape.write(place);
      return new LocalCluster(place, shape, flink);
    } catch (IOException e) {
      throw new ClusterException("cannot write to the cluster's folder " + place, e);
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
          folder + ": no cluster was started there; './sluice cluster start' does it");
    }
    try {
      return create(place, ClusterShape.read(place));
    } catch (IOException e) {
      throw new ClusterException("cannot read the cluster's folder " + place, e);
    }
  }

  /** Whether a cluster was started in a folder. */
  public static boolean exists(Path folder) {
    return ClusterShape.exists(folder);
  }

  /** A TaskManager's process; from 1. */
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

  /** Names of the processes and their numbers, in order; without a number if it does not run. */
  public Map<String, Optional<Long>> processes() {
    Map<String, Optional<Long>> processes = new java.util.LinkedHashMap<>();
    members.forEach(
        member -> processes.put(member.name(), member.running().map(ProcessHandle::pid)));
    return processes;
  }

  /**
   * Starts what does not run, and waits until all of it is of use.
   *
   * @throws ClusterException if it does not come to that; the message has the last lines of a log
   */
  public void start() {
    if (members.stream().allMatch(member -> member.running().isEmpty())) {
      removeTemporaryFiles(); // of processes that were killed
    }
    members.forEach(Member::start);
    await("the broker", this::brokerAnswers);
    await("the cluster", this::taskManagersAreThere);
  }

  /** Starts what does not run, and waits until no job is left. */
  public void awaitIdle() {
    start();
    await("a cluster without jobs", this::isIdle);
  }

  /** Starts a process, unless it runs; does not wait for it. */
  public void start(String name) {
    member(name).start();
  }

  /** Kills a process as {@code kill -9} does. */
  public void kill(String name) {
    member(name).kill();
  }

  /** Ends all processes; what they have written stays. */
  public void stop() {
    List<Member> reversed = new ArrayList<>(members);
    Collections.reverse(reversed); // the broker after those that write to it
    for (Member member : reversed) {
      member.terminate();
    }
    long deadline = System.nanoTime() + STOP.toNanos();
    for (Member member : reversed) {
      if (!member.awaitEnd(Math.max(1, (deadline - System.nanoTime()) / 1_000_000))) {
        member.kill();
      }
      member.forget();
    }
    removeTemporaryFiles();
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

  /** Ends all processes and removes all that they have written. */
  public void delete() {
    stop();
    FileUtils.deleteDirectoryQuietly(folder.toFile());
  }

  /** Flink's own command line with this cluster's configuration; not started yet. */
  public ProcessBuilder commandLine(List<String> arguments) {
    ProcessBuilder process = new ProcessBuilder(commands.commandLine(arguments));
    process.environment().put("FLINK_CONF_DIR", commands.conf());
    return process;
  }

  private Member member(String name) {
    return members.stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new ClusterException("the cluster has no " + name));
  }

  private boolean brokerAnswers() {
    // Kafka's client would complain of each attempt.
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(Loopback.address(), shape.kafkaPort()));
      new Administration(KafkaSettings.of(bootstrapServers())).check();
      return true;
    } catch (IOException | BrokerUnreachableException e) {
      return false;
    }
  }

  private boolean taskManagersAreThere() {
    try {
      return RemoteCluster.at(master()).overview().slots() >= shape.taskManagers() * shape.slots();
    } catch (TrainingException e) {
      return false;
    }
  }

  private boolean isIdle() {
    try {
      RemoteCluster.Overview overview = RemoteCluster.at(master()).overview();
      return overview.runningJobs() == 0 && overview.freeSlots() == overview.slots();
    } catch (TrainingException e) {
      return false;
    }
  }

  private void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + START.toNanos();
    while (!condition.getAsBoolean()) {
      for (Member member : members) {
        if (member.running().isEmpty()) {
          throw new ClusterException(
              String.format(
                  "%s has ended by itself; the end of %s:\n  %s",
                  member.name(), member.log(), member.lastLines()));
        }
      }
      if (System.nanoTime() > deadline) {
        throw new ClusterException(
            what + " does not come up within " + START.toMinutes() + " minutes; see " + logs());
      }
      members.get(0).awaitEnd(LOOK_MILLIS);
    }
  }

  private Path logs() {
    return folder.resolve("log");
  }
}
