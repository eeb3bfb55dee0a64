package org.sluice.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.actor.ActorOptions;
import org.sluice.connectors.actor.PolicyClient;
import org.sluice.connectors.codec.ModelCodec;
import org.sluice.connectors.codec.RejectedCodec;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.LiveRecords;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.secrets.SigningKey;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.jobs.relearn.Compared;
import org.sluice.jobs.relearn.Relearning;
import org.sluice.jobs.train.LocalTraining;
import org.sluice.jobs.train.LocalTraining.Ending;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.onnx.LiveModel;
import org.sluice.learning.trial.Trial;

@Timeout(300)
class LiveTrainingIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final CompletableFuture<Void> NEVER = new CompletableFuture<>();

  @TempDir private static Path data;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(data.resolve("kafka"));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static Configuration configuration(String name, String... more) throws IOException {
    Path folder = Files.createDirectories(data.resolve(name));
    Path file =
        Files.writeString(
            folder.resolve("written.yaml"),
            """
            environment: {id: live, observations: 3, actions: 1 in -2..2}
            policy: {type: gaussian, hidden: 8}
            batch: 512
            checkpoint-interval: 0.2
            """);
    List<String> settings =
        new ArrayList<>(List.of("kafka.bootstrap-servers=" + broker.settings().bootstrapServers()));
    settings.addAll(List.of(more));
    Configuration configuration = Configuration.read(file, settings).named(name);
    Files.writeString(folder.resolve("configuration.yaml"), TrialYaml.of(configuration));
    return configuration;
  }

  private static CompletableFuture<Ending> train(
      Configuration configuration,
      boolean resumes,
      CompletableFuture<Void> stop,
      AtomicInteger version) {
    Path folder = data.resolve(configuration.name());
    LocalTraining training = new LocalTraining(configuration, folder, resumes, OptionalInt.empty());
    return CompletableFuture.supplyAsync(
        () -> training.run(stop, learned -> version.set(learned.snapshot().version())));
  }

  private static Relearning.Result relearn(String name, OptionalInt from) {
    try (LiveRun run = LiveRun.open(data.resolve(name), List.of())) {
      return Relearning.of(run, run.trial(Optional.empty()), from);
    }
  }

  private static void assertFails(String name, OptionalInt from, String... message) {
    assertThatExceptionOfType(RunTopicsException.class)
        .isThrownBy(() -> relearn(name, from))
        .satisfies(e -> assertThat(e.getMessage()).contains(message));
  }

  /** What retention does when the log is too long. */
  private static void deleteBefore(Configuration configuration, long offset) throws Exception {
    String topic = new Topics(configuration.name()).experience();
    String id = configuration.trial().id();
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", broker.settings().bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      int partitions =
          admin
              .describeTopics(List.of(topic))
              .topicNameValues()
              .get(topic)
              .get()
              .partitions()
              .size();
      TopicPartition partition = new TopicPartition(topic, LiveRecords.partition(id, partitions));
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset))).all().get();
    }
  }

  @Test
  void learnsFromProgramsOutsideAndProvesItFromTheLog() throws Exception {
    Path key = Files.writeString(data.resolve("key"), "0123456789abcdef".repeat(4));
    Configuration configuration =
        configuration(
            "plant",
            "name=plant",
            "parallelism=2",
            "live.learner-interval=3",
            "signing-key-file=" + key);
    Trial trial = configuration.trial();
    ActorOptions signs = ActorOptions.defaults().withSigningKey(SigningKey.ofRun(key));
    CompletableFuture<Void> stop = new CompletableFuture<>();
    AtomicInteger version = new AtomicInteger();
    try (PolicyClient client = PolicyClient.connect(broker.settings(), "plant", trial.id(), signs);
        Pendulums pendulums = new Pendulums(client, 3);
        PolicyClient forger = PolicyClient.connect(broker.settings(), "plant", trial.id());
        Pendulums forged = new Pendulums(forger, 1)) {
      CompletableFuture<Ending> ending = train(configuration, false, stop, version);
      await().atMost(PATIENCE).until(() -> version.get() >= 5 || ending.isDone());
      try (LiveRun run = LiveRun.open(data.resolve("plant"), List.of())) {
        Commands.send(run, List.of(Command.rollBack(trial.id(), 3)));
      }
      int then = version.get();
      await().atMost(PATIENCE).until(() -> version.get() >= then + 3 || ending.isDone());
      stop.complete(null);
      assertThat(ending.get()).isEqualTo(Ending.STOPPED);

      int before = version.get();
      CompletableFuture<Void> again = new CompletableFuture<>();
      CompletableFuture<Ending> resumed = train(configuration, true, again, version);
      await().atMost(PATIENCE).until(() -> version.get() >= before + 3 || resumed.isDone());
      again.complete(null);
      assertThat(resumed.get()).isEqualTo(Ending.STOPPED);
      assertThat(client.lost()).isZero();
      assertThat(pendulums).isNotNull();
      assertThat(forged).isNotNull();
      assertThat(forger.written()).isPositive();
    }
    Relearning.Result result = relearn("plant", OptionalInt.empty());
    Compared compared = result.compared();
    assertThat(compared.difference()).isEmpty();
    assertThat(result.versions()).isGreaterThanOrEqualTo(version.get());
    assertThat(compared.policies()).isGreaterThan(version.get());
    assertThat(compared.manifests()).isGreaterThanOrEqualTo(version.get());
    assertThat(compared.learners()).isGreaterThanOrEqualTo(version.get() / 3);
    assertThat(result.counts().rejected()).isPositive();
    assertThat(result.counts().total()).isEqualTo(stepsInTheLog("plant"));
    Relearning.Result rest = relearn("plant", OptionalInt.of(7));
    assertThat(rest.first()).isEqualTo(6);
    assertThat(rest.compared().difference()).isEmpty();
    assertThat(rest.counts()).isEqualTo(result.counts());
    assertThat(rest.compared().learners()).isEqualTo(compared.learners() - 2);
    try (LiveRun run = LiveRun.open(data.resolve("plant"), List.of())) {
      List<Audit.Step> steps = Audit.of(run, trial, "pendulum-1");
      assertThat(steps).hasSizeGreaterThan(500);
      assertThat(steps.get(0).version()).isZero();
      assertThat(steps.get(0).fate()).isEqualTo("learned from in version 1");
      assertThat(models(run)).isNotEmpty().containsOnly(LiveModel.of(trial));
      assertThat(rejected(run)).isNotEmpty().containsOnly("FORGED");
    }
  }

  /** Those of all records, whoever signed them. */
  private static long stepsInTheLog(String name) throws IOException {
    List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
    try (LiveRun run = LiveRun.open(data.resolve(name), List.of());
        TopicTail tail = new TopicTail(run.kafka(), run.kafka().consumer())) {
      tail.readAll(run.topics().experience());
      tail.readToEnd(messages::add);
    }
    long steps = 0;
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      steps += LiveRecords.open(message, Optional.empty()) instanceof Experience e ? e.steps() : 0;
    }
    return steps;
  }

  private static List<String> rejected(LiveRun run) throws IOException {
    List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
    try (TopicTail tail = new TopicTail(run.kafka(), run.kafka().consumer())) {
      tail.readAll(run.topics().rejected());
      tail.readToEnd(messages::add);
    }
    List<String> reasons = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      reasons.add(Messages.open(message, new RejectedCodec()).reason());
    }
    return reasons;
  }

  private static List<Model> models(LiveRun run) throws IOException {
    List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
    try (TopicTail tail = new TopicTail(run.kafka(), run.kafka().consumer())) {
      tail.readAll(run.topics().models());
      tail.readToEnd(messages::add);
    }
    List<Model> models = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      models.add(Messages.open(message, new ModelCodec()));
    }
    return models;
  }

  @Test
  void aTrialEndsWithItsLastVersion() throws Exception {
    Configuration configuration =
        configuration(
            "short", "name=short", "parallelism=1", "total-steps=2048", "live.learner-interval=2");
    AtomicInteger version = new AtomicInteger();
    CompletableFuture<Ending> ending = train(configuration, false, NEVER, version);
    try (PolicyClient client =
            PolicyClient.connect(broker.settings(), "short", configuration.trial().id());
        Pendulums pendulums = new Pendulums(client, 2)) {
      assertThat(ending.get()).isEqualTo(Ending.DONE);
      assertThat(pendulums).isNotNull();
    }
    assertThat(version.get()).isEqualTo(4);
    assertThat(relearn("short", OptionalInt.empty()).compared().difference()).isEmpty();
    assertFails("short", OptionalInt.of(1), "at or before version 1", "stored: 2, 4");
    Relearning.Result rest = relearn("short", OptionalInt.of(3));
    assertThat(rest.first()).isEqualTo(2);
    assertThat(rest.versions()).isEqualTo(2);
    assertThat(rest.compared().difference()).isEmpty();

    deleteBefore(configuration, rest.offset());
    assertFails(
        "short",
        OptionalInt.empty(),
        String.format("the log begins at offset %,d", rest.offset()),
        "the smallest version to begin with is --from 2");
    assertThat(relearn("short", OptionalInt.of(2)).compared()).isEqualTo(rest.compared());
    deleteBefore(configuration, rest.offset() + 1);
    assertFails("short", OptionalInt.of(3), "at or before version 3", "stored: 4");
  }
}
