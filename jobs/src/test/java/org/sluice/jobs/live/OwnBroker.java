package org.sluice.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.sluice.connectors.kafka.BrokerProcess;

/** A broker in a process of its own. */
final class OwnBroker implements AutoCloseable {

  private final Path folder;
  private final int port;
  private Process process;

  private OwnBroker(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts one.
   *
   * @param folder for its log and its data
   */
  static OwnBroker start(Path folder) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    OwnBroker broker = new OwnBroker(folder, port);
    broker.run();
    return broker;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  /** Kills it, and starts it again on what it has left. */
  void restart() throws Exception {
    process.destroyForcibly().waitFor();
    run();
  }

  private void run() throws Exception {
    Path log = folder.resolve("broker.log");
    long before = Files.exists(log) ? Files.size(log) : 0;
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                BrokerProcess.class.getName(),
                folder.resolve("kafka").toString(),
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    while (!Files.readString(log).substring((int) before).contains("listens at")) {
      assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).as(Files.readString(log)).isFalse();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
