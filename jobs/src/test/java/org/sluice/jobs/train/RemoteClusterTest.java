package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.job.JobSettings;

/** Messages about clusters that cannot run a job, before anything is started. */
class RemoteClusterTest {

  private static final Path PENDULUM = Path.of("../conf/pendulum.yaml");

  private HttpServer server;
  private RemoteCluster cluster;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    cluster = RemoteCluster.at("localhost:" + server.getAddress().getPort());
    answer("/jobmanager/config", "[]");
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

  private void overview(String version, int slots, int free) {
    answer(
        "/overview",
        String.format(
            "{\"taskmanagers\":1,\"slots-total\":%d,\"slots-available\":%d,\"jobs-running\":0,"
                + "\"flink-version\":\"%s\"}",
            slots, free, version));
  }

  private static JobSettings job(String... settings) {
    List<String> all = new ArrayList<>(List.of("kafka.bootstrap-servers=nowhere:9092"));
    Collections.addAll(all, settings);
    return Configuration.read(PENDULUM, all).job();
  }

  @Test
  void anotherVersionIsNamedWithOurs() {
    overview("2.1.0", 4, 4);
    assertThatThrownBy(() -> cluster.require(job()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("runs Flink 2.1.0")
        .hasMessageContaining("built for Flink " + EnvironmentInformation.getVersion());
  }

  @Test
  void tooFewSlotsAreCounted() {
    overview(EnvironmentInformation.getVersion(), 4, 1);
    assertThatThrownBy(() -> cluster.require(job("parallelism=3")))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("needs 3 slots")
        .hasMessageContaining("1 free of 4")
        .hasMessageContaining("--set parallelism=1");
  }

  @Test
  void checkpointsNeedAPlace() {
    overview(EnvironmentInformation.getVersion(), 4, 4);
    assertThatThrownBy(() -> cluster.require(job()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("no location for checkpoints");
    cluster.require(job("checkpoint-directory=file:///shared"));
  }

  @Test
  void theNewestPlaceToGoOnFromIsFound() {
    answer(
        "/jobs/a/checkpoints",
        """
        {"latest": {"savepoint": {"id": 8, "external_path": "file:/savepoint"},
                    "completed": {"id": 7, "external_path": "file:/chk-7"}}}""");
    answer(
        "/jobs/b/checkpoints",
        """
        {"latest": {"savepoint": {"id": 8, "external_path": "file:/savepoint"},
                    "completed": {"id": 11, "external_path": "file:/chk-11"}}}""");
    answer(
        "/jobs/c/checkpoints",
        """
        {"latest": {"savepoint": null,
                    "completed": {"id": 1, "external_path": "<in-memory>"}}}""");
    assertThat(cluster.restorePoint("a")).hasValue("file:/savepoint");
    assertThat(cluster.restorePoint("b")).hasValue("file:/chk-11");
    assertThat(cluster.restorePoint("c")).isEmpty();
  }

  @Test
  void aJobThatIsNotKnownIsSaid() {
    answer("/jobs/a/status", "{\"errors\": [\"Job a not found\"]}");
    assertThatThrownBy(() -> cluster.status("a"))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("has no job a");
  }

  @Test
  void somethingElseAtTheAddressIsNoCluster() {
    answer("/overview", "<html>hello</html>");
    assertThatThrownBy(() -> cluster.require(job()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("is not a Flink cluster");
  }

  @Test
  void nobodyAtTheAddressIsSaid() {
    server.stop(0);
    assertThatThrownBy(() -> cluster.require(job()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("no Flink cluster answers at localhost:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        ":8081",
        "localhost:",
        "localhost:99999",
        "::1:8081",
        "http://h:1",
        "http://x/y"
      })
  void anAddressIsHostAndPort(String master) {
    assertThatThrownBy(() -> RemoteCluster.at(master))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("HOST:PORT");
  }

  @Test
  void aBrokerInTheProcessIsNotForClusters() {
    assertThatThrownBy(() -> new ClusterJob(Configuration.read(PENDULUM, List.of())))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("kafka: embedded")
        .hasMessageContaining("kafka.bootstrap-servers");
  }

  @Test
  void checkpointsAreThoseThatWereCompleted() {
    answer(
        "/jobs/7/checkpoints",
        "{\"history\":[{\"id\":2,\"status\":\"IN_PROGRESS\",\"trigger_timestamp\":1900},"
            + "{\"id\":1,\"status\":\"COMPLETED\",\"trigger_timestamp\":1000,"
            + "\"end_to_end_duration\":70,\"state_size\":2048}]}");
    assertThat(cluster.checkpoints("7"))
        .containsExactly(new RemoteCluster.Checkpoint(1, 1000, 70, 2048));
  }

  @Test
  void checkpointsAreCounted() {
    answer(
        "/jobs/7/checkpoints",
        "{\"counts\":{\"restored\":0,\"total\":3,\"completed\":1,\"failed\":2},"
            + "\"latest\":{\"failed\":{\"id\":3,\"failure_message\":\"Declined.\"}}}");
    assertThat(cluster.checkpointCounts("7"))
        .isEqualTo(new CheckpointNotice.Counts(1, 2, "Declined."));
    answer("/jobs/8/checkpoints", "{\"errors\":[\"Job not found\"]}");
    assertThat(cluster.checkpointCounts("8")).isEqualTo(new CheckpointNotice.Counts(0, 0, ""));
  }

  @Test
  void aConfigurationIsFoundInTheJar() {
    assertThat(Configuration.readFrom("conf/hopper.yaml", List.of()).trial().environment())
        .isEqualTo("Hopper-v4");
    assertThat(Configuration.readFrom(PENDULUM.toUri().toString(), List.of()).name())
        .isEqualTo("pendulum");
    assertThatThrownBy(() -> Configuration.readFrom("conf/nothing.yaml", List.of()))
        .hasMessage("conf/nothing.yaml: no such file");
    assertThatThrownBy(() -> Configuration.readFrom("s3://bucket/hopper.yaml", List.of()))
        .hasMessageContaining("s3://bucket/hopper.yaml")
        .hasMessageContaining("plug-in");
  }
}
