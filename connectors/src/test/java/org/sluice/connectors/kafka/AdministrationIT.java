package org.sluice.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.Samples;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.learning.records.PolicySnapshot;

class AdministrationIT {

  @TempDir static Path data;
  private static EmbeddedBroker broker;
  private static Administration administration;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(data);
    administration = new Administration(broker.settings());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void createsTopicsAsStatedOnce() throws Exception {
    Topics topics = new Topics("created");
    TopicSettings settings = TopicSettings.defaults(3);
    administration.ensure(topics, settings);
    administration.ensure(topics, settings);
    try (Admin admin = new Clients(broker.settings()).admin()) {
      var descriptions = admin.describeTopics(topics.names(Use.SIMULATED)).allTopicNames().get();
      assertThat(descriptions.get(topics.transitions()).partitions()).hasSize(3);
      assertThat(descriptions.get(topics.policies()).partitions()).hasSize(1);
      ConfigResource policies = new ConfigResource(ConfigResource.Type.TOPIC, topics.policies());
      var configuration = admin.describeConfigs(List.of(policies)).all().get().get(policies);
      assertThat(configuration.get("cleanup.policy").value()).isEqualTo("compact");
      assertThat(configuration.get("min.compaction.lag.ms").value()).isEqualTo("120000");
    }
    administration.delete(topics);
    administration.delete(topics);
  }

  @Test
  void topicsThatExistWithOtherSettings() throws Exception {
    Topics topics = new Topics("other");
    try (Admin admin = new Clients(broker.settings()).admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topics.policies(), 2, (short) 1)
                      .configs(Map.of("cleanup.policy", "delete")),
                  new NewTopic(topics.progress(), 1, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", "1000"))))
          .all()
          .get();
    }
    assertThatExceptionOfType(TopicSettingsException.class)
        .isThrownBy(() -> administration.ensure(topics, TopicSettings.defaults(1)))
        .withMessageStartingWith("other.policies has 2 partitions, not 1; ")
        .withMessageContaining("other.policies has cleanup.policy=delete, not compact")
        .withMessageContaining("other.policies has min.compaction.lag.ms=0, less than 120000")
        .withMessageContaining(
            "other.progress has max.message.bytes=1000, less than 16777216 (topics.largest-record)")
        .withMessageContaining("; alter or delete these topics, change the configuration");
  }

  @Test
  void topicsOfALiveRun() throws Exception {
    Topics topics = new Topics("live");
    TopicSettings settings = TopicSettings.defaults(3);
    administration.ensure(topics, Use.LIVE, settings);
    administration.ensure(topics, Use.LIVE, settings);
    administration.requireEmpty(topics.names(Use.LIVE));
    administration.requirePresent(topics.names(Use.LIVE));
    try (Admin admin = new Clients(broker.settings()).admin()) {
      var descriptions = admin.describeTopics(topics.names(Use.LIVE)).allTopicNames().get();
      assertThat(descriptions.get(topics.experience()).partitions()).hasSize(3);
      assertThat(descriptions.get(topics.releases()).partitions()).hasSize(1);
      ConfigResource experience =
          new ConfigResource(ConfigResource.Type.TOPIC, topics.experience());
      var configuration = admin.describeConfigs(List.of(experience)).all().get().get(experience);
      assertThat(configuration.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
      assertThat(configuration.get("retention.ms").value()).isEqualTo("-1");
    }
    administration.delete(topics.names(Use.LIVE));
  }

  @Test
  void anExperienceTopicWithTheWritersClock() throws Exception {
    Topics topics = new Topics("clock");
    try (Admin admin = new Clients(broker.settings()).admin()) {
      admin.createTopics(List.of(new NewTopic(topics.experience(), 1, (short) 1))).all().get();
    }
    assertThatExceptionOfType(TopicSettingsException.class)
        .isThrownBy(() -> administration.ensure(topics, Use.LIVE, TopicSettings.defaults(1)))
        .withMessageContaining(
            "clock.experience has message.timestamp.type=CreateTime, not LogAppendTime");
  }

  @Test
  void copiesThatTheClusterCannotMake() {
    TopicSettings settings = new TopicSettings(1, 3, 256, Duration.ofMinutes(2), 1 << 20, 1 << 30);
    assertThatExceptionOfType(TopicSettingsException.class)
        .isThrownBy(() -> administration.ensure(new Topics("copies"), settings))
        .withMessageContaining("cannot create copies.")
        .withMessageContaining("eplication");
  }

  @Test
  void aSnapshotOfMoreThanTwoMegabytesPasses() throws Exception {
    Topics topics = new Topics("large");
    administration.ensure(topics, TopicSettings.defaults(1));
    PolicySnapshot large = Samples.policy("humanoid", 3, 300_000);
    Clients clients = new Clients(broker.settings());
    clients.write(List.of(new Messages(topics, 256).of(large)));
    ConsumerRecord<byte[], byte[]> message = clients.read(topics.policies()).get(0);
    assertThat(message.value()).hasSizeGreaterThan(2_000_000);
    PolicySnapshot read = Messages.open(message, new PolicySnapshotCodec());
    assertThat(read.version()).isEqualTo(3);
    assertThat(Arrays.equals(read.policy(), large.policy())).isTrue();
    assertThat(Arrays.equals(read.value(), large.value())).isTrue();
  }

  @Test
  @Timeout(15)
  void nobodyListens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertUnreachable("127.0.0.1:" + port);
  }

  @Test
  @Timeout(15)
  void somebodyListensAndDoesNotAnswer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertUnreachable("127.0.0.1:" + silent.getLocalPort());
    }
  }

  @Test
  @Timeout(15)
  void noSuchHost() {
    assertThatExceptionOfType(BrokerUnreachableException.class)
        .isThrownBy(() -> new Administration(KafkaSettings.of("no-such-host.invalid:1")).check())
        .withMessageContaining(
            "the host no-such-host.invalid of the Kafka broker cannot be resolved");
  }

  private static void assertUnreachable(String address) {
    assertThatExceptionOfType(BrokerUnreachableException.class)
        .isThrownBy(
            () ->
                new Administration(KafkaSettings.of(address))
                    .ensure(new Topics("run"), TopicSettings.defaults(1)))
        .withMessageContaining("no Kafka broker answers at " + address)
        .withMessageContaining("check that it runs");
  }
}
