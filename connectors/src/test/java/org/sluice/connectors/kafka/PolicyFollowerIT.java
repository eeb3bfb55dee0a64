package org.sluice.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.Checksum;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.Rejected;
import org.sluice.connectors.codec.RejectedCodec;
import org.sluice.connectors.codec.Samples;
import org.sluice.learning.records.PolicySnapshot;

@Timeout(120)
class PolicyFollowerIT {

  private static final int VERSIONS = 8;
  private static final int LARGEST = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path data;
  private static EmbeddedBroker broker;
  private static Clients clients;

  private final Topics topics;
  private final Messages messages;
  private final ConcurrentLinkedQueue<Rejected> rejected = new ConcurrentLinkedQueue<>();
  private final AtomicInteger wakeUps = new AtomicInteger();
  private final PolicyFollower follower;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(data, 0, Map.of("log.cleaner.backoff.ms", "100"));
    clients = new Clients(broker.settings());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  PolicyFollowerIT(TestInfo test) {
    topics = new Topics(test.getTestMethod().orElseThrow().getName());
    messages = new Messages(topics, VERSIONS);
    new Administration(broker.settings())
        .ensure(topics, new TopicSettings(1, 1, VERSIONS, Duration.ZERO, 4 << 20, 1 << 30));
    follower = follower(rejected::add);
  }

  private PolicyFollower follower(java.util.function.Consumer<Rejected> rejects) {
    return new PolicyFollower(
        broker.settings(),
        topics,
        LARGEST,
        PolicyFollowerIT::objection,
        rejects,
        wakeUps::incrementAndGet);
  }

  private static Optional<String> objection(PolicySnapshot snapshot) {
    return snapshot.trial().equals("foreign") ? Optional.of("not ours") : Optional.empty();
  }

  @AfterEach
  void close() {
    follower.close();
  }

  @Test
  void exactVersionsAsTheyAppear() throws Exception {
    follower.start();
    for (int version = 0; version < 20; version++) {
      CompletableFuture<PolicySnapshot> a = follower.version("a", version);
      CompletableFuture<PolicySnapshot> b = follower.version("b", version);
      write(List.of(policy("b", version), policy("a", version)));
      PolicySnapshot expected = Samples.policy("a", version, 50);
      assertThat(a).succeedsWithin(PATIENCE).usingRecursiveComparison().isEqualTo(expected);
      assertThat(b).succeedsWithin(PATIENCE);
    }
    assertThat(wakeUps.get()).isBetween(1, 40);
    assertThat(rejected).isEmpty();
  }

  @Test
  void versionsFromBeforeAndInAnyOrder() throws Exception {
    write(IntStream.range(0, 100).mapToObj(version -> policy("a", version)).toList());
    CompletableFuture<PolicySnapshot> known = follower.version("a", 42);
    follower.start();
    assertThat(known).succeedsWithin(PATIENCE).matches(snapshot -> snapshot.version() == 42);
    for (int version : new int[] {99, 7, 98, 0, 55, 55}) {
      assertThat(follower.version("a", version))
          .succeedsWithin(PATIENCE)
          .matches(snapshot -> snapshot.version() == version);
    }
    CompletableFuture<PolicySnapshot> next = follower.version("a", 100);
    assertThat(next).isNotDone();
    write(List.of(policy("a", 100)));
    assertThat(next).succeedsWithin(PATIENCE);
  }

  @Test
  void compactionKeepsTheLatestVersionsAndOthersAreGone() throws Exception {
    try (Admin admin = clients.admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topics.policies()),
                  List.of(set("segment.bytes", "4096"), set("min.cleanable.dirty.ratio", "0.01"))))
          .all()
          .get();
    }
    for (int version = 0; version <= 100; version++) {
      write(List.of(policy("a", version)));
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> versions().stream().noneMatch(version -> version < 50));
    assertThat(versions()).containsSequence(93, 94, 95, 96, 97, 98, 99, 100);

    CompletableFuture<PolicySnapshot> gone = follower.version("a", 3);
    follower.start();
    assertThat(follower.version("a", 101 - VERSIONS)).succeedsWithin(PATIENCE);
    assertGone(gone, 3);
    assertGone(follower.version("a", 4), 4);
    assertThat(follower.version("a", 100)).succeedsWithin(PATIENCE);
    assertThat(wakeUps.get()).isPositive();
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  private List<Integer> versions() throws Exception {
    PolicySnapshotCodec codec = new PolicySnapshotCodec();
    List<Integer> versions = new ArrayList<>();
    for (var message : clients.read(topics.policies())) {
      versions.add(Messages.open(message, codec).version());
    }
    return versions;
  }

  private void assertGone(CompletableFuture<PolicySnapshot> asked, int version) {
    assertThat(asked)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(PolicyGoneException.class)
        .withMessageContaining("version " + version + " of trial a is no longer in");
  }

  @Test
  void unreadableRecordsGoToTheRejectedTopicOnceAndReadingGoesOn() throws Exception {
    ProducerRecord<byte[], byte[]> good = policy("a", 0);
    byte[] cut = new byte[10];
    byte[] foreignKey = "other/0".getBytes(StandardCharsets.UTF_8);
    write(
        List.of(
            new ProducerRecord<>(
                topics.policies(),
                0,
                "x".getBytes(StandardCharsets.UTF_8),
                "garbage".getBytes(StandardCharsets.UTF_8)),
            new ProducerRecord<>(topics.policies(), 0, good.key(), cut, good.headers()),
            new ProducerRecord<>(topics.policies(), 0, good.key(), null, good.headers()),
            new ProducerRecord<>(
                topics.policies(),
                0,
                foreignKey,
                good.value(),
                new RecordHeaders(good.headers())
                    .add(Checksum.HEADER, Checksum.of(foreignKey, good.value()))),
            policy("a", 1)));
    try (RejectedProducer producer = new RejectedProducer(broker.settings(), messages);
        PolicyFollower following = follower(producer::send)) {
      CompletableFuture<PolicySnapshot> last = following.version("a", 1);
      following.start();
      assertThat(last).succeedsWithin(PATIENCE);
      // Another pass reads the same records again.
      assertThat(following.version("a", 0)).failsWithin(PATIENCE);
      producer.flush();
    }
    RejectedCodec codec = new RejectedCodec();
    List<Rejected> records = new ArrayList<>();
    for (var message : clients.read(topics.rejected())) {
      records.add(Messages.open(message, codec));
    }
    assertThat(records)
        .extracting(Rejected::reason)
        .containsExactly("FOREIGN", "DAMAGED", "TRUNCATED", "WRONG_KEY");
    assertThat(records).extracting(Rejected::offset).containsExactly(0L, 1L, 2L, 3L);
    assertThat(records.get(0).value()).asString().isEqualTo("garbage");
    assertThat(records.get(1).value()).isEqualTo(cut);
    assertThat(records.get(1).headers()).hasSize(3);
    assertThat(records.get(1).topic()).isEqualTo(topics.policies());
  }

  @Test
  void everyCompressionOfKafkaIsRead() throws Exception {
    follower.start();
    List<String> codecs = List.of("none", "gzip", "snappy", "lz4", "zstd");
    for (int version = 0; version < codecs.size(); version++) {
      new Clients(broker.settings().with("compression.type", codecs.get(version)))
          .write(List.of(policy("a", version)));
      assertThat(follower.version("a", version))
          .as(codecs.get(version))
          .succeedsWithin(PATIENCE)
          .usingRecursiveComparison()
          .isEqualTo(Samples.policy("a", version, 50));
    }
  }

  /** Sixty megabytes of zeros are some tens of kilobytes for the broker. */
  @Test
  void whatNobodyCanHaveWrittenIsRejectedByItsPlace() throws Exception {
    byte[] key = "a/0".getBytes(StandardCharsets.UTF_8);
    KafkaSettings compressing = broker.settings().with("compression.type", "gzip");
    new Clients(compressing.with("max.request.size", "100000000"))
        .write(List.of(new ProducerRecord<>(topics.policies(), 0, key, new byte[60_000_000])));
    PolicySnapshot forged = Samples.policy("a", 2, 50);
    forged.policy()[0] = 7;
    write(List.of(policy("foreign", 1), policy("a", 1), policy("a", 2), messages.of(forged)));
    try (RejectedProducer producer = new RejectedProducer(broker.settings(), messages);
        PolicyFollower following = follower(producer::send)) {
      CompletableFuture<PolicySnapshot> two = following.version("a", 2);
      following.start();
      assertThat(two)
          .succeedsWithin(PATIENCE)
          .usingRecursiveComparison()
          .isEqualTo(Samples.policy("a", 2, 50));
      await().atMost(PATIENCE).until(() -> clients.read(topics.rejected()).size() == 3);
    }
    List<Rejected> records = new ArrayList<>();
    for (var message : clients.read(topics.rejected())) {
      records.add(Messages.open(message, new RejectedCodec()));
    }
    assertThat(records)
        .extracting(Rejected::reason)
        .containsExactly("TOO_LARGE", "NOT_OF_ITS_TRIAL", "CONTRADICTORY");
    assertThat(records).extracting(Rejected::offset).containsExactly(0L, 1L, 4L);
    assertThat(records.get(0).message()).contains("60,000,000 bytes");
    assertThat(records.get(0).key()).isEqualTo(key);
    assertThat(records.get(0).value()).isNull();
  }

  @Test
  void aCallbackThatThrowsFailsTheFollower() throws Exception {
    write(List.of(new ProducerRecord<>(topics.policies(), 0, new byte[0], new byte[0])));
    try (PolicyFollower following =
        follower(
            record -> {
              throw new IllegalStateException("no place for " + record.reason());
            })) {
      CompletableFuture<PolicySnapshot> asked = following.version("a", 0);
      following.start();
      assertThat(asked)
          .failsWithin(PATIENCE)
          .withThrowableThat()
          .withMessageContaining("no place for FOREIGN");
      assertThat(following.version("a", 1)).isCompletedExceptionally();
    }
  }

  @Test
  void aTopicThatDoesNotExist() {
    try (PolicyFollower following =
        new PolicyFollower(
            broker.settings(),
            new Topics("missing"),
            LARGEST,
            PolicyFollowerIT::objection,
            rejected::add,
            wakeUps::incrementAndGet)) {
      following.start();
      assertThat(following.version("a", 0))
          .failsWithin(PATIENCE)
          .withThrowableThat()
          .withMessageContaining("missing.policies does not exist");
    }
  }

  @Test
  void closingFailsWhatIsOpen() {
    CompletableFuture<PolicySnapshot> asked = follower.version("a", 0);
    follower.start();
    follower.close();
    assertThat(asked).isCompletedExceptionally();
    assertThat(follower.version("a", 1)).isCompletedExceptionally();
  }

  @Test
  void noBroker() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (PolicyFollower following =
        new PolicyFollower(
            KafkaSettings.of("127.0.0.1:" + port),
            topics,
            LARGEST,
            PolicyFollowerIT::objection,
            rejected::add,
            wakeUps::incrementAndGet)) {
      following.start();
      assertThat(following.version("a", 0))
          .failsWithin(Duration.ofSeconds(15))
          .withThrowableThat()
          .havingCause()
          .isInstanceOf(BrokerUnreachableException.class);
    }
  }

  private ProducerRecord<byte[], byte[]> policy(String trial, int version) {
    return messages.of(Samples.policy(trial, version, 50));
  }

  private void write(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    clients.write(records);
  }
}
