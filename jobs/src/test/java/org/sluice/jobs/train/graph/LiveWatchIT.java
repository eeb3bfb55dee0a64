package org.sluice.jobs.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.Rejected;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.conf.Configuration;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/** What train and submit say about a live run, from its topics alone. */
@Timeout(120)
class LiveWatchIT {

  private static final Topics TOPICS = new Topics("watched");
  private static final String TRIAL = "plant";

  @TempDir private Path folder;
  private KafkaSettings broker;

  private void write(Object record) throws Exception {
    write(new Messages(TOPICS, TopicSettings.defaults(2)).of(record));
  }

  private void write(ProducerRecord<byte[], byte[]> message) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(broker.producer())) {
      producer.send(message).get();
    }
  }

  private static Rejected rejected(long offset, String reason, String message) {
    return new Rejected(reason, message, TOPICS.experience(), 0, offset, null, null, List.of());
  }

  private static Manifest manifest(int version) {
    return new Manifest(
        TRIAL, version, -1, 0, 9, new long[0], new StepCounts(2000, 7, 60, 3, 10), "d", "p");
  }

  private static Experience step(int version) {
    Observations one = Observations.of(new float[3]);
    return new Experience(
        TRIAL,
        "line-7",
        1,
        0,
        version,
        new Transitions(
            one,
            new float[1],
            new float[1],
            new float[1],
            new byte[1],
            one,
            Observations.of(new float[0])),
        new int[0]);
  }

  @Test
  void tellsWhatTheUserHasToKnow() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("plant.yaml"),
            """
            environment: {id: live, observations: 3, actions: 1 in -2..2}
            batch: 500
            live.max-lag: 8
            """);
    Configuration configuration = Configuration.read(file, List.of());
    try (EmbeddedBroker own = EmbeddedBroker.start(folder.resolve("kafka"))) {
      broker = own.settings();
      new Administration(broker).ensure(TOPICS, Use.LIVE, TopicSettings.defaults(2));
      write(rejected(0, "NOT_TAKEN", TRIAL + ", the command to share 3: of an earlier start"));
      try (RunWatch watch =
          TrainingKind.of(configuration.trials()).watch(broker, TOPICS, configuration)) {
        assertThat(watch.advice("")).startsWith("no program reports; one would be: ./sluice act");
        write(step(0));
        assertThat(watch.advice(""))
            .startsWith("programs report, but have not filled the next batch of 500 steps");

        String reward = TRIAL + ", " + DelayedReward.IGNORED + "of step 3: that step does not wait";
        write(rejected(4, "NOT_TAKEN", reward));
        write(rejected(5, "NOT_TAKEN", reward));
        write(rejected(1, "FORGED", "the header is missing"));
        write(rejected(2, "FORGED", "the header is missing"));
        write(rejected(3, "NOT_TAKEN", TRIAL + ", the command to share 2: a share is 0 … 1"));
        write(manifest(20));
        List<String> news = new ArrayList<>();
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> {
                  news.addAll(watch.news());
                  return news.size() >= 3;
                });
        assertThat(news)
            .containsExactly(
                "ignored: " + reward + "; watched.rejected has all such rewards",
                "a record of watched.experience was rejected (FORGED): the header is missing;"
                    + " watched.rejected has all that are",
                "refused: plant, the command to share 2: a share is 0 … 1");
        assertThat(watch.summary())
            .containsExactly(
                "plant: up to version 20, 2,080 steps in the log: 2,000 taken, 7 duplicate, 60"
                    + " stale, 3 rejected, 10 pending");
        assertThat(watch.advice(""))
            .startsWith("programs of plant act under version 0 at best, but the newest is 20, and");

        write(new Release(TRIAL, 20, 20, 1, true));
        assertThat(watch.summary()).hasSize(1); // reads to the end
        assertThat(watch.advice("")).startsWith("plant is frozen; it learns again after: ");
        assertThat(watch.news()).isEmpty();
      }
    }
  }
}
