package org.sluice.connectors.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this process, for runs on one machine: a single node that is its own
 * controller, with its data in a directory, on the loopback address only.
 *
 * <p>It can start with the data of a killed one. A second start in the same process is much faster
 * than the first, which loads Kafka's classes.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int NODE = 1;
  private static final String CONTROLLER = "CONTROLLER";

  /**
   * Timeouts are long, since the broker lives as long as this process and may be slow on a busy
   * machine.
   */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);

  /** Not Java's loopback address, which may be IPv6 and then needs brackets before a port. */
  private static final String HOST = "127.0.0.1";

  private final BrokerDirectory directory;
  private final KafkaRaftServer server;
  private final int port;
  private final CompletableFuture<Void> halted;
  private boolean closed;

  private EmbeddedBroker(
      BrokerDirectory directory, KafkaRaftServer server, int port, CompletableFuture<Void> halted) {
    this.directory = directory;
    this.server = server;
    this.port = port;
    this.halted = halted;
  }

  /**
   * Starts a broker on a free port.
   *
   * @param data its directory; created, or with an earlier broker's data
   * @throws EmbeddedBrokerException if the directory cannot be used or Kafka does not start
   */
  public static EmbeddedBroker start(Path data) {
    return start(data, 0, Map.of());
  }

  /**
   * Starts a broker.
   *
   * @param data its directory; created, or with an earlier broker's data
   * @param port for clients; 0 for a free one
   * @param properties Kafka broker properties, which override Sluice's
   * @throws EmbeddedBrokerException if the directory cannot be used or Kafka does not start
   */
  public static EmbeddedBroker start(Path data, int port, Map<String, String> properties) {
    BrokerDirectory directory = new BrokerDirectory(data);
    try {
      directory.requireSpace();
      for (int attempt = 1; ; attempt++) {
        try {
          return start(directory, port, properties);
        } catch (EmbeddedBrokerException e) {
          // Another process may take a free port before the broker binds it.
          if (attempt == ATTEMPTS || !String.valueOf(e.getMessage()).contains("bind")) {
            throw e;
          }
        }
      }
    } catch (Throwable e) {
      directory.close();
      throw e;
    }
  }

  private static EmbeddedBroker start(
      BrokerDirectory directory, int port, Map<String, String> properties) {
    int[] free = freePorts();
    int clientPort = port == 0 ? free[0] : port;
    Properties configuration = configuration(directory.logs(), clientPort, free[1]);
    configuration.putAll(properties);
    directory.format(NODE, CONTROLLER);
    KafkaRaftServer server = null;
    // Kafka halts its process when its disk fails, but this process is shared.
    CompletableFuture<Void> halted = new CompletableFuture<>();
    Exit.setExitProcedure((status, message) -> halted.complete(null));
    Exit.setHaltProcedure((status, message) -> halted.complete(null));
    try {
      server = new KafkaRaftServer(new KafkaConfig(configuration, false), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(directory, server, clientPort, halted);
    } catch (Throwable e) { // Kafka throws undeclared exceptions
      if (server != null) {
        server.shutdown();
      }
      Exit.resetExitProcedure();
      Exit.resetHaltProcedure();
      throw new EmbeddedBrokerException(
          "the embedded broker does not start: " + directory.faultOr(reason(e)), e);
    }
  }

  /** Kafka's innermost exception has the helpful message; its causes are plain JDK exceptions. */
  private static String reason(Throwable e) {
    String reason = e.getMessage();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof KafkaException) {
        reason = cause.getMessage();
      }
    }
    return reason;
  }

  private static Properties configuration(Path logs, int port, int controllerPort) {
    String[] pairs = {
      "process.roles", "broker,controller",
      "node.id", Integer.toString(NODE),
      "controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort,
      "controller.listener.names", CONTROLLER,
      "inter.broker.listener.name", "CLIENTS",
      "listeners",
          "CLIENTS://" + HOST + ":" + port + "," + CONTROLLER + "://" + HOST + ":" + controllerPort,
      "listener.security.protocol.map", "CLIENTS:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
      "log.dirs", logs.toString(),
      "auto.create.topics.enable", "false",
      // A killed broker can register again only after its old session has expired.
      "broker.session.timeout.ms", "3000",
      "broker.heartbeat.interval.ms", "300",
      "server.max.startup.time.ms", Long.toString(PATIENCE.toMillis()),
      "initial.broker.registration.timeout.ms", Long.toString(PATIENCE.toMillis()),
      // A single user on one machine.
      "num.network.threads", "2",
      "num.io.threads", "2",
      "background.threads", "2",
      "log.cleaner.dedupe.buffer.size", Integer.toString(2 << 20),
      "group.initial.rebalance.delay.ms", "0",
      "offsets.topic.num.partitions", "1",
      "offsets.topic.replication.factor", "1",
      "transaction.state.log.num.partitions", "1",
      "transaction.state.log.replication.factor", "1",
      "transaction.state.log.min.isr", "1"
    };
    Properties configuration = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      configuration.setProperty(pairs[i], pairs[i + 1]);
    }
    return configuration;
  }

  private static int[] freePorts() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    // Both open at once, so that they differ.
    try (ServerSocket one = new ServerSocket(0, 1, loopback);
        ServerSocket other = new ServerSocket(0, 1, loopback)) {
      return new int[] {one.getLocalPort(), other.getLocalPort()};
    } catch (IOException e) {
      throw new EmbeddedBrokerException("no port is free on " + loopback, e);
    }
  }

  /** The cluster id of a broker's data directory; empty if there is none. */
  public static Optional<String> clusterId(Path data) {
    return BrokerDirectory.clusterId(data);
  }

  /** Its address, {@code HOST:PORT}. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  /** Settings for its clients. */
  public KafkaSettings settings() {
    return new KafkaSettings(
        Map.of(
            "bootstrap.servers", bootstrapServers(),
            "admin.request.timeout.ms", Long.toString(PATIENCE.toMillis()),
            "admin.default.api.timeout.ms", Long.toString(PATIENCE.toMillis())));
  }

  /**
   * Checks that the broker has not halted, as it does when its disk is full or broken.
   *
   * @throws EmbeddedBrokerException if it has; acknowledged records are on the disk
   */
  public void check() {
    if (halted.isDone()) {
      throw new EmbeddedBrokerException(
          "the embedded broker has stopped: "
              + directory.faultOr("it can no longer use its files"));
    }
  }

  /**
   * Shuts it down in order; a broker that has halted is left alone, since an orderly shutdown
   * writes files and waits for minutes if that fails.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread end = new Thread(() -> end(ended), "embedded broker's end");
    end.setDaemon(true);
    end.start();
    try {
      CompletableFuture.anyOf(ended, halted.thenRun(() -> await(ended))).join();
    } finally {
      directory.close();
    }
    if (!halted.isDone()) {
      Exit.resetExitProcedure();
      Exit.resetHaltProcedure();
    }
  }

  private void end(CompletableFuture<Void> ended) {
    try {
      server.shutdown();
      server.awaitShutdown();
      ended.complete(null);
    } catch (RuntimeException | Error e) {
      ended.completeExceptionally(e);
    }
  }

  private static void await(CompletableFuture<Void> ended) {
    ended
        .orTimeout(PATIENCE_AT_END.toSeconds(), TimeUnit.SECONDS)
        .handle((done, error) -> null)
        .join();
  }
}
