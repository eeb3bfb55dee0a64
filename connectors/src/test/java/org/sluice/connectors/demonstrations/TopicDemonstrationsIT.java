package org.sluice.connectors.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.RecordKind;
import org.sluice.connectors.codec.Samples;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.Clients;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicSettingsException;
import org.sluice.learning.algorithm.UnreachableDataException;
import org.sluice.learning.imitation.Demonstration;
import org.sluice.learning.imitation.DemonstrationException;
import org.sluice.learning.imitation.Episodes;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;

/** Topics of demonstrations, good ones and others. */
@Timeout(120)
class TopicDemonstrationsIT {

  private static final String PASSWORD = "very-secret";

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Clients clients;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder.resolve("broker"));
    clients = new Clients(broker.settings());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static Demonstration episode(float action) {
    return Demonstration.of(
        "Some-v0",
        "someone",
        3,
        Observations.of(new float[] {1, 2}),
        new float[] {action},
        new float[] {5},
        EndMark.TERMINATED,
        Observations.of(new float[] {7, 8}));
  }

  private static TopicAddress written(String topic, Demonstration... episodes) {
    try (TopicWriter writer = new TopicWriter(broker.bootstrapServers(), topic, Optional.empty())) {
      for (Demonstration episode : episodes) {
        writer.write(episode);
      }
      return writer.address();
    }
  }

  private static String address(String topic, int episodes) {
    return new TopicAddress(broker.bootstrapServers(), topic, episodes, Optional.empty())
        .toString();
  }

  private static void readAll(String address) {
    try (Episodes episodes = new KafkaDemonstrations().open(address)) {
      while (episodes.next().isPresent()) {
        assertThat(episodes.place()).startsWith("the record at partition 0, offset ");
      }
    }
  }

  private static void assertRefused(String address, String problem) {
    assertThatExceptionOfType(DemonstrationException.class)
        .isThrownBy(() -> readAll(address))
        .withMessage(address + ": " + problem);
  }

  @Test
  void theFirstEpisodesStayTheSame() throws Exception {
    TopicAddress two = written("grows", episode(1), Samples.demonstration());
    assertThat(two.episodes()).isEqualTo(2);
    try (TopicWriter writer =
        new TopicWriter(broker.bootstrapServers(), "grows", Optional.empty())) {
      writer.write(episode(2));
      assertThat(writer.before()).isEqualTo(2);
      assertThat(writer.address()).hasToString(address("grows", 3));
    }
    try (Episodes episodes = new KafkaDemonstrations().open(two.toString())) {
      assertThat(episodes.next()).contains(episode(1));
      assertThat(episodes.next()).contains(Samples.demonstration());
      assertThat(episodes.next()).isEmpty();
    }
    ConsumerRecord<byte[], byte[]> record = clients.read("grows").get(0);
    assertThat(record.key()).asString().isEqualTo("Some-v0");
    assertThat(record.headers().lastHeader(RecordKind.KIND_HEADER).value())
        .asString()
        .isEqualTo("demonstration");
  }

  @Test
  void whatATopicLacksIsTold() throws Exception {
    assertRefused(
        address("absent", 1), "the broker has no topic absent; 'sluice demonstrate' writes topics");
    written("short", episode(1), episode(2));
    assertRefused(address("short", 3), "the topic has 2 episodes, fewer than episodes=3");
    try (Admin admin = clients.admin()) {
      admin.createTopics(List.of(new NewTopic("wide", 2, (short) 1))).all().get();
      admin
          .deleteRecords(Map.of(new TopicPartition("short", 0), RecordsToDelete.beforeOffset(1)))
          .all()
          .get();
    }
    assertRefused(
        address("wide", 1),
        "the topic has 2 partitions, so its episodes have no order; write them to a topic with one");
    assertRefused(
        address("short", 1),
        "the topic's records before offset 1 were deleted, so it no longer has its first episodes;"
            + " write them to a topic that keeps everything");
  }

  /** A transaction's end takes an offset, as a record does. */
  @Test
  void offsetsWithoutARecordAreTold() throws Exception {
    written("transactions");
    Properties properties = broker.settings().producer();
    properties.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer");
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties)) {
      producer.initTransactions();
      for (int i = 0; i < 2; i++) {
        producer.beginTransaction();
        producer.send(Messages.of(episode(i), "transactions")).get();
        producer.commitTransaction();
      }
    }
    readAll(address("transactions", 1));
    assertRefused(
        address("transactions", 2),
        "the topic has no record at offset 1 (it was compacted, or written in transactions), so its"
            + " first episodes are not known; write them to a topic that keeps everything");
  }

  @Test
  void recordsThatAreNoDemonstrationsAreTold() throws Exception {
    TopicAddress one = written("mixed", episode(1));
    ProducerRecord<byte[], byte[]> damaged = Messages.of(episode(2), "mixed");
    damaged.value()[damaged.value().length - 3] ^= 1;
    clients.write(
        List.of(
            damaged,
            new ProducerRecord<>("mixed", 0, new byte[] {1}, new byte[] {2}),
            Messages.of(episode(Float.NaN), "mixed")));
    readAll(one.toString());
    assertThatExceptionOfType(DemonstrationException.class)
        .isThrownBy(() -> readAll(address("mixed", 4)))
        .withMessageStartingWith(
            address("mixed", 4)
                + ": the record at partition 0, offset 1 is no demonstration (DAMAGED): ");
    try (Episodes episodes = new KafkaDemonstrations().open(address("mixed", 4))) {
      episodes.next();
      for (String reason :
          List.of(
              "offset 1 .* .DAMAGED.: ", "offset 2 .* .FOREIGN.: ", "offset 3 .* .NOT_FINITE.: ")) {
        assertThatExceptionOfType(DemonstrationException.class)
            .isThrownBy(episodes::next)
            .withMessageMatching(".*the record at partition 0, " + reason + ".*");
      }
    }
  }

  @Test
  void whatNobodyCouldReadIsNotWritten() {
    try (TopicWriter writer =
        new TopicWriter(broker.bootstrapServers(), "finite", Optional.empty())) {
      assertThatExceptionOfType(DemonstrationException.class)
          .isThrownBy(() -> writer.write(episode(Float.NaN)))
          .withMessage("an episode of Some-v0, expert: someone, has the number NaN in its actions");
      writer.write(episode(1));
      assertThat(writer.address()).hasToString(address("finite", 1));
    }
  }

  @Test
  void noBrokerIsToldInTime() {
    assertThatExceptionOfType(UnreachableDataException.class)
        .isThrownBy(() -> readAll("kafka://127.0.0.1:1/t?episodes=1"))
        .withMessageStartingWith(
            "kafka://127.0.0.1:1/t?episodes=1: no Kafka broker answers at 127.0.0.1:1")
        .withMessageNotContaining("\n");
    assertThatExceptionOfType(BrokerUnreachableException.class)
        .isThrownBy(() -> new TopicWriter("127.0.0.1:1", "t", Optional.empty()));
  }

  @Test
  void topicsThatDoNotKeepEverythingAreNotWritten() throws Exception {
    try (Admin admin = clients.admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("forgets", 2, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact")),
                  new NewTopic("bounded", 1, (short) 1)
                      .configs(
                          Map.of(
                              "retention.ms",
                              "-1",
                              "retention.bytes",
                              "1000000000",
                              "max.message.bytes",
                              "1000000"))))
          .all()
          .get();
    }
    assertThatExceptionOfType(TopicSettingsException.class)
        .isThrownBy(() -> written("forgets", episode(1)))
        .withMessageContaining("forgets has 2 partitions, not 1")
        .withMessageContaining("forgets has cleanup.policy=compact, not delete");
    assertThatExceptionOfType(TopicSettingsException.class)
        .isThrownBy(() -> written("bounded", episode(1)))
        .withMessage(
            "bounded has max.message.bytes=1000000, less than 16777216; bounded has"
                + " retention.bytes=1000000000, less than -1, which is without limit; alter or"
                + " delete these topics, or choose another name");
  }

  private static Demonstration zeros(int steps) {
    return Demonstration.of(
        "Some-v0",
        "someone",
        3,
        Observations.of(new float[steps]),
        new float[steps],
        new float[steps],
        EndMark.NONE,
        Observations.of(new float[1]));
  }

  /** The first is refused by the producer, the second by the broker. */
  @Test
  void aLargeEpisodeIsTold() {
    assertThatExceptionOfType(TopicSettingsException.class)
        .isThrownBy(() -> written("large", zeros(5_000_000)))
        .withMessageMatching(
            "large takes no episode of 80,0.* bytes; write such episodes to a file, or, below 64"
                + " MiB, raise the topic's max.message.bytes");
    assertThatExceptionOfType(TopicSettingsException.class)
        .isThrownBy(() -> written("large", episode(1), zeros(1_500_000)))
        .withMessageMatching(
            "large takes no episode of 24,0.* bytes; .*; episodes in the topic now: 1");
  }

  @Test
  void theClientsFileHasTheWayIn() throws Exception {
    String login =
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"trainer\""
            + " password=\"%s\"";
    Map<String, String> guarded =
        Map.of(
            "listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms", "PLAIN",
            "sasl.mechanism.inter.broker.protocol", "PLAIN",
            "listener.name.clients.plain.sasl.jaas.config",
                String.format(login, PASSWORD) + " user_trainer=\"" + PASSWORD + "\";");
    Path client = folder.resolve("client.properties");
    String properties =
        "security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config=" + login + ";\n";
    try (EmbeddedBroker closed = EmbeddedBroker.start(folder.resolve("closed"), 0, guarded)) {
      Files.writeString(client, String.format(properties, PASSWORD));
      String address;
      try (TopicWriter writer =
          new TopicWriter(closed.bootstrapServers(), "guarded", Optional.of(client.toString()))) {
        writer.write(episode(1));
        address = writer.address().toString();
      }
      readAll(address);
      assertThat(address).endsWith("&client=" + client);
      Files.writeString(client, String.format(properties, "guessed"));
      assertThatExceptionOfType(UnreachableDataException.class)
          .isThrownBy(() -> readAll(address))
          .withMessageContaining("refuses this client")
          .withMessageNotContaining("guessed");
    }
  }
}
