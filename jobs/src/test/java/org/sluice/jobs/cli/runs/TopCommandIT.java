package org.sluice.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.cli.Console;
import org.sluice.learning.records.Progress;

/** Standings from a broker's progress topic. */
class TopCommandIT {

  private static final Topics TOPICS = new Topics("sweep");

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void write() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    new Administration(broker.settings()).ensure(TOPICS, TopicSettings.defaults(1));
    Messages messages = new Messages(TOPICS, 256);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(broker.settings().producer())) {
      producer.send(messages.of(row("sweep/seed=1", 1, -30, ""))).get();
      producer.send(messages.of(row("sweep/seed=2", 1, -20, ""))).get();
      producer.send(messages.of(row("sweep/seed=1", 2, -10, ""))).get();
      // Written again, after a failure.
      producer.send(messages.of(row("sweep/seed=1", 1, -30, ""))).get();
      producer.send(messages.of(row("sweep/seed=2", 2, Double.NaN, "lane 0: broken"))).get();
      producer.send(new ProducerRecord<>(TOPICS.progress(), 0, new byte[1], new byte[9])).get();
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static Progress row(String trial, int version, double meanReturn, String failure) {
    return new Progress(
        trial,
        version,
        512L * version,
        1,
        meanReturn,
        200,
        failure.isEmpty() ? "ACCEPTED" : Progress.FAILED,
        // The second is of an algorithm that reports no entropy, and another divergence.
        trial.endsWith("1")
            ? Map.of("kl_divergence_loss", 0.01, "approx_kl", 0.011, "entropy", 1.5)
            : Map.of("approx_kl", 0.02, "learning_rate", 1e-3),
        failure);
  }

  private static Console top(Object... more) {
    Object[] words = new Object[5 + more.length];
    words[0] = "top";
    words[1] = "--kafka";
    words[2] = broker.settings().bootstrapServers();
    words[3] = "--topics";
    words[4] = "sweep";
    System.arraycopy(more, 0, words, 5, more.length);
    return Console.run(words);
  }

  @Test
  void theNewestRowOfEachTrialCounts() {
    Console console = top();
    assertThat(console.err()).isEmpty();
    assertThat(console.out().lines())
        .containsExactly(
            "1 open, 1 failed  2,048 steps",
            "RANK  TRIAL                 STEPS  DONE     RETURN       KL  ENTROPY  VERSION  STATE",
            "   1  sweep/seed=1          1,024     –      -10.0   0.0100     1.50        2  open",
            "   2  sweep/seed=2          1,024     –          –   0.0200        –        2  failed:"
                + " lane 0: broken");
  }

  @Test
  void theConfigurationTellsWhoIsDoneAndWhoHasNotBegun() throws IOException {
    Path configuration = directory.resolve("sweep.yaml");
    Files.writeString(
        configuration, "environment: Pendulum-v1\nbatch: 512\ntotal-steps: 1024\nseeds: 3\n");
    Console console = top("--conf", configuration);
    assertThat(console.err()).isEmpty();
    assertThat(console.out()).startsWith("1 open, 1 done, 1 failed  2,048 of 3,072 steps\n");
    assertThat(console.out().lines().skip(2))
        .satisfiesExactly(
            best -> assertThat(best).contains("sweep/seed=1").contains("100 %").endsWith("done"),
            failed -> assertThat(failed).contains("sweep/seed=2").endsWith("lane 0: broken"),
            waiting ->
                assertThat(waiting).contains("sweep/seed=3").contains("0 %").endsWith("open"));
  }

  @Test
  void whatIsNotThereIsNamed() {
    String address = broker.settings().bootstrapServers();
    Console topic = Console.run("top", "--kafka", address, "--topics", "other");
    assertThat(topic.exitCode()).isEqualTo(1);
    assertThat(topic.err())
        .isEqualTo(
            "sluice: unknown topic other.progress at " + address + "; check the topics' prefix\n");
    Console nobody = Console.run("top", "--kafka", "127.0.0.1:1", "--topics", "sweep");
    assertThat(nobody.exitCode()).isEqualTo(1);
    assertThat(nobody.err()).contains("no Kafka broker answers at 127.0.0.1:1").hasLineCount(1);
  }
}
