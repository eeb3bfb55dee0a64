package org.sluice.jobs.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunRecorder;

class TrainCommandIT {

  @TempDir private Path folder;

  private Path configuration(String... more) throws IOException {
    Path file = folder.resolve("small.yaml");
    Files.writeString(file, "environment: Pendulum-v1\ntotal-steps: 2048\nbatch: 512\n");
    return Files.write(file, List.of(more), java.nio.file.StandardOpenOption.APPEND);
  }

  @Test
  void leavesWhatTheDocumentationSays() throws IOException {
    Path run = folder.resolve("run");
    Console console = Console.run("train", configuration(), "--run", run);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out())
        .contains("small on Pendulum-v1 with seed 1: 4 iterations of 8 lanes")
        .contains("embedded broker, writing to " + run)
        .containsPattern("broker at 127.0.0.1:[0-9]+, topics run\\.\\*\n")
        .contains("2,048 of 2,048 steps")
        .contains("lag 0");
    try (var files = Files.list(run)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "configuration.yaml",
              "curve.png",
              "lock",
              "metadata.json",
              "progress.csv",
              "rejected.csv",
              "snapshots");
    }
    Console again = Console.run("train", configuration(), "--run", run);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("is not empty");
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamed() throws IOException {
    Path configuration = configuration("kafka:", "  bootstrap-servers: 127.0.0.1:1");
    Console console = Console.run("train", configuration, "--run", folder.resolve("run"));
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).contains("127.0.0.1:1").doesNotContain("\tat ");
    assertThat(console.out()).contains("Kafka at 127.0.0.1:1");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void aResumeThatFailsKeepsNothingOfItsSettings() throws IOException {
    Path run = folder.resolve("run");
    new RunRecorder(
            RunDirectory.create(run), Configuration.read(configuration(), List.of()), remark -> {})
        .close();
    String before = Files.readString(run.resolve("configuration.yaml"));
    String unreachable = "kafka.bootstrap-servers=127.0.0.1:1";
    Console console = Console.run("train", "--resume", run, "--set", unreachable);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).contains("127.0.0.1:1").doesNotContain("\tat ");
    assertThat(run.resolve("configuration.yaml")).hasContent(before);
    Console again = Console.run("train", "--resume", run, "--set", "parallelism=1");
    assertThat(again.err()).isEmpty();
    assertThat(again.exitCode()).isZero();
    assertThat(Files.readString(run.resolve("configuration.yaml"))).contains("parallelism: 1\n");
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Console console =
          Console.run(
              "train",
              configuration(),
              "--run",
              folder.resolve("run"),
              "--ui",
              Integer.toString(taken.getLocalPort()));
      assertThat(console.exitCode()).isEqualTo(1);
      assertThat(console.err())
          .contains("cannot use port " + taken.getLocalPort())
          .contains("--ui PORT")
          .hasLineCount(1);
      assertThat(folder.resolve("run")).doesNotExist();
    }
  }

  @Test
  void topicsOfAnotherRunLeaveNoFolder() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("elsewhere"))) {
      Path configuration = configuration("kafka.bootstrap-servers: " + broker.bootstrapServers());
      Topics topics = new Topics("run");
      new Administration(broker.settings()).ensure(topics, TopicSettings.defaults(4));
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(broker.settings().producer())) {
        producer.send(new ProducerRecord<>(topics.progress(), 0, new byte[1], new byte[1])).get();
      }
      Console console = Console.run("train", configuration, "--run", folder.resolve("run"));
      assertThat(console.exitCode()).isEqualTo(1);
      assertThat(console.err()).contains("run.").hasLineCount(1);
      assertThat(folder.resolve("run")).doesNotExist();
    }
  }

  @Test
  void jobKeysAreCheckedWithAllOthers() throws IOException {
    Path configuration =
        configuration("paralelism: 2", "checkpoint-interval: 0", "kafka: remote", "topics: {x: 1}");
    Console console = Console.run("train", configuration, "--run", folder.resolve("run"));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .contains("small.yaml, line 4: unknown key 'paralelism'; the nearest is 'parallelism'")
        .contains("small.yaml, line 5: checkpoint-interval must be 0.01 … 86400, not 0.0")
        .contains("small.yaml, line 6: kafka must be embedded, or properties of Kafka's clients")
        .contains("small.yaml, line 7: unknown key 'topics.x'");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void secretsAreNotKept() throws IOException {
    Path configuration =
        configuration(
            "kafka:",
            "  bootstrap-servers: 127.0.0.1:1",
            "  sasl.jaas.config: very-secret",
            "  ssl.key.password: ${env:KEY_PASSWORD}",
            "flink:",
            "  s3.secret-key: very-secret",
            "  s3.endpoint: https://me:very-secret@storage",
            "checkpoint-directory: s3://very-secret@bucket/checkpoints");
    Path run = folder.resolve("run");
    new RunRecorder(
            RunDirectory.create(run), Configuration.read(configuration, List.of()), remark -> {})
        .close();
    Path kept = run.resolve("configuration.yaml");
    assertThat(Files.readString(kept))
        .contains("127.0.0.1:1", "[hidden]", "${env:KEY_PASSWORD}", "@bucket/checkpoints")
        .doesNotContain("very-secret");
    for (Path file : List.of(kept, run.resolve("metadata.json"))) {
      assertThat(Files.getPosixFilePermissions(file))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
    Console resumed = Console.run("train", "--resume", run, "--set", "flink.s3.endpoint=storage");
    assertThat(resumed.exitCode()).isEqualTo(2);
    assertThat(resumed.err())
        .contains(
            "kafka.sasl.jaas.config is [hidden]: secrets are not saved in a run's folder; set it again",
            "flink.s3.secret-key is [hidden]",
            "checkpoint-directory is s3://[hidden]@bucket/checkpoints")
        .doesNotContain("s3.endpoint", "ssl.key.password")
        .hasLineCount(4);
  }
}
