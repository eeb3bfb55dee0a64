package org.sluice.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.Samples;
import org.sluice.learning.records.PolicySnapshot;

class EmbeddedBrokerIT {

  private static final Topics TOPICS = new Topics("run");
  private static final Messages MESSAGES = new Messages(TOPICS, 256);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path data;

  @Test
  void startsStopsAndStartsAgainOnItsData() throws Exception {
    // What Kafka's classes start once and for all is not the broker's.
    EmbeddedBroker.start(data.resolve("warm")).close();
    Set<String> before = threads();
    Path named = data.resolve("my runs ü, 1 %20#?\t\n'\"\\:[*] ");
    EmbeddedBroker first = EmbeddedBroker.start(named);
    new Administration(first.settings()).ensure(TOPICS, TopicSettings.defaults(2));
    new Clients(first.settings()).write(List.of(MESSAGES.of(Samples.policy("a", 0, 10))));
    long start = System.nanoTime();
    first.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
    try (EmbeddedBroker broker = EmbeddedBroker.start(named)) {
      assertThat(new Clients(broker.settings()).read(TOPICS.policies())).hasSize(1);
    }
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).containsExactlyInAnyOrder(data.resolve("warm"), named);
    }
  }

  @Test
  void startsOnTheDataOfOneThatWasKilled() throws Exception {
    Forked first = Forked.start(data, 0);
    try {
      KafkaSettings settings = KafkaSettings.of(first.address);
      new Administration(settings).ensure(TOPICS, TopicSettings.defaults(2));
      new Clients(settings)
          .write(
              List.of(
                  MESSAGES.of(Samples.policy("a", 0, 10)),
                  MESSAGES.of(Samples.policy("a", 1, 10))));
    } finally {
      first.kill();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(data, first.port(), Map.of())) {
      assertThat(broker.bootstrapServers()).isEqualTo(first.address);
      Clients clients = new Clients(broker.settings());
      clients.write(List.of(MESSAGES.of(Samples.policy("a", 2, 10))));
      PolicySnapshotCodec codec = new PolicySnapshotCodec();
      assertThat(clients.read(TOPICS.policies()))
          .extracting(message -> Messages.open(message, codec).version())
          .containsExactly(0, 1, 2);
    }
  }

  @Test
  void aFollowerOutlivesABrokerThatIsKilled() throws Exception {
    Forked first = Forked.start(data, 0);
    KafkaSettings settings = KafkaSettings.of(first.address);
    try (PolicyFollower follower = follower(settings)) {
      CompletableFuture<PolicySnapshot> one = follower.version("a", 1);
      CompletableFuture<PolicySnapshot> two = follower.version("a", 2);
      try {
        new Administration(settings).ensure(TOPICS, TopicSettings.defaults(1));
        follower.start();
        new Clients(settings).write(List.of(MESSAGES.of(Samples.policy("a", 1, 10))));
        assertThat(one).succeedsWithin(PATIENCE);
      } finally {
        first.kill();
      }
      try (EmbeddedBroker second = EmbeddedBroker.start(data, first.port(), Map.of())) {
        new Clients(second.settings()).write(List.of(MESSAGES.of(Samples.policy("a", 2, 10))));
        assertThat(two).succeedsWithin(PATIENCE);
      }
    }
  }

  private static PolicyFollower follower(KafkaSettings settings) {
    return new PolicyFollower(
        settings,
        TOPICS,
        1 << 20,
        any -> Optional.empty(),
        rejected -> {
          throw new IllegalStateException(rejected.message());
        },
        () -> {});
  }

  @Test
  void aDirectoryHasOneBroker() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
      assertThatExceptionOfType(EmbeddedBrokerException.class)
          .isThrownBy(() -> EmbeddedBroker.start(data))
          .withMessage("another broker is running on " + data);
      new Administration(broker.settings()).check();
    }
  }

  @Test
  void aPortThatIsTaken() throws Exception {
    Set<String> before = threads();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(EmbeddedBrokerException.class)
          .isThrownBy(() -> EmbeddedBroker.start(data, taken.getLocalPort(), Map.of()))
          .withMessage(
              "the embedded broker does not start: Socket server failed to bind to 127.0.0.1:"
                  + taken.getLocalPort()
                  + ": Address already in use. ("
                  + data
                  + ")");
    }
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
    EmbeddedBroker.start(data).close();
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("awaitility"))
        .map(thread -> thread.getName() + " " + thread.getId())
        .collect(Collectors.toSet());
  }

  /** Kafka ends its process when it cannot write: here that is the process of a run. */
  @Test
  void aBrokerThatGivesUpEndsNothingButItself() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
      broker.check();
      Exit.halt(1, "Shutdown broker because all log dirs have failed");
      assertThatExceptionOfType(EmbeddedBrokerException.class)
          .isThrownBy(broker::check)
          .withMessageContaining("the embedded broker has stopped")
          .withMessageContaining(data.toString());
    }
    EmbeddedBroker.start(data).close(); // it can be started again on what it had
  }
}
