package org.sluice.jobs.watch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.Rejected;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.run.rejected.RejectionCount;
import org.sluice.learning.records.Progress;

/** Trials of a broker's progress topic. */
class TopicSourceIT {

  private static final Topics TOPICS = new Topics("sweep");

  @TempDir private Path directory;

  private static Progress row(String trial, int version, double meanReturn) {
    return new Progress(
        trial, version, 512L * version, 1, meanReturn, 200, "ACCEPTED", Map.of("q", 0.5), "");
  }

  private static Rejected rejection(String message) {
    return new Rejected("FOREIGN", message, "sweep.transitions", 0, 9, null, null, List.of());
  }

  private static Optional<List<RejectionCount>> rejected(Source.Reading reading) {
    return reading.runs().get(0).rejected();
  }

  @Test
  void hasCurvesOfEveryRowAndOutlivesItsBroker() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
    try {
      new Administration(broker.settings()).ensure(TOPICS, TopicSettings.defaults(1));
      Messages messages = new Messages(TOPICS, 256);
      try (KafkaProducer<byte[], byte[]> producer =
              new KafkaProducer<>(broker.settings().producer());
          TopicSource source = new TopicSource(broker.settings(), TOPICS, List.of())) {
        producer.send(messages.of(row("b", 1, -30))).get();
        producer.send(messages.of(row("b", 2, -20))).get();
        producer.send(messages.of(row("b", 1, -30))).get(); // again, after a failure
        assertThat(source.read().trials()).extracting(WatchedRow::name).containsExactly("b");
        assertThat(rejected(source.read())).as("none").contains(List.of());
        producer.send(messages.of(rejection("not its\u0007 trial's"))).get();
        producer.send(messages.of(row("a", 1, 7))).get();
        producer.send(messages.of(row("b", 3, -10))).get();
        Source.Reading reading = source.read();
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.trials()).extracting(WatchedRow::name).containsExactly("b", "a");
        History history = reading.trials().get(0).history();
        Series returns = history.series("time/total_timesteps", "rollout/ep_rew_mean");
        assertThat(returns.places()).containsExactly(512, 1024, 1536);
        assertThat(returns.values()).containsExactly(-30, -20, -10);
        assertThat(history.headings()).contains("train/q");

        assertThat(rejected(reading).orElseThrow())
            .singleElement()
            .satisfies(
                one -> {
                  assertThat(one.reason()).isEqualTo("FOREIGN");
                  assertThat(one.count()).isEqualTo(1);
                  assertThat(one.message()).isEqualTo("not its? trial's");
                  assertThat(one.newest()).isAfter(Instant.EPOCH);
                });

        broker.close();
        Source.Reading after = source.read();
        assertThat(after.problems()).singleElement().asString().contains("no Kafka broker answers");
        assertThat(after.trials()).isEqualTo(reading.trials());
        assertThat(after.runs()).as("rejected before").isEqualTo(reading.runs());
      }
    } finally {
      broker.close();
    }
  }
}
