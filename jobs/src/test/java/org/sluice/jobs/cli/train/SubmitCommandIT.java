package org.sluice.jobs.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.run.SubmittedJob;

/** {@code submit} with a fake cluster that answers what a test needs. */
class SubmitCommandIT {

  private static final Path PENDULUM = Path.of("../conf/pendulum.yaml");

  @TempDir private Path folder;
  private HttpServer server;
  private String master;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    master = "localhost:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @Test
  void aJobThatWasStoppedWithASavepointSaysHowToGoOn() {
    answer("/jobs/0af9/status", "{\"status\": \"FINISHED\"}");
    answer(
        "/jobs/0af9/checkpoints",
        "{\"latest\": {\"savepoint\": {\"id\": 3, \"external_path\":"
            + " \"file:/shared/savepoint-3\"}}}");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"))) {
      Configuration configuration =
          Configuration.read(
                  PENDULUM, List.of("kafka.bootstrap-servers=" + broker.bootstrapServers()))
              .named("run");
      new Administration(broker.settings()).ensure(new Topics("run"), configuration.job().topics());
      Path run = folder.resolve("run");
      new RunRecorder(RunDirectory.create(run), configuration, remark -> {}).close();
      new SubmittedJob("0af9", master).keep(run);
      Console console = Console.run("submit", "--resume", run);
      assertThat(console.exitCode()).isEqualTo(1);
      assertThat(console.out())
          .contains("job 0af9 at http://" + master + ", topics run.*, into " + run);
      assertThat(console.err())
          .isEqualTo(
              String.format(
                  "sluice: the job 0af9 was stopped externally; resume with: ./sluice submit"
                      + " --resume %s --master %s --from file:/shared/savepoint-3%n",
                  run, master));
    }
  }

  @Test
  void whatIsRefusedLeavesNoFolder() {
    answer(
        "/overview",
        String.format(
            "{\"taskmanagers\":1,\"slots-total\":4,\"slots-available\":4,\"jobs-running\":0,"
                + "\"flink-version\":\"%s\"}",
            EnvironmentInformation.getVersion()));
    answer("/jobmanager/config", "[]");
    Path run = folder.resolve("run");
    Console console =
        Console.run(
            "submit",
            PENDULUM,
            "--master",
            master,
            "--run",
            run,
            "--set",
            "checkpoint-directory=file:///shared",
            "--set",
            "kafka.bootstrap-servers=nowhere.invalid:9092");
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err())
        .contains("the host nowhere.invalid of the Kafka broker")
        .hasLineCount(1);
    assertThat(run).doesNotExist();
  }
}
