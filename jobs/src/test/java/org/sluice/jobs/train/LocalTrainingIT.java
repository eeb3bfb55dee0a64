package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.FileUtils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.TopicSettingsException;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.jobs.train.LocalTraining.Ending;
import org.sluice.jobs.train.fixture.NastyNames;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;

class LocalTrainingIT {

  private static final CompletableFuture<Void> NEVER = new CompletableFuture<>();

  @TempDir private Path folder;
  private Path file;
  private Path run;

  @BeforeEach
  void writeConfiguration() throws IOException {
    run = folder.resolve(NastyNames.ONE);
    file =
        Files.write(
            folder.resolve("small.yaml"),
            List.of(
                "environment: Pendulum-v1",
                "total-steps: 20480",
                "batch: 512",
                "checkpoint-interval: 0.2",
                "policy: {type: gaussian, hidden: 8}"));
  }

  private Configuration configuration(String... settings) {
    return Configuration.read(file, List.of(settings));
  }

  private LocalTraining training(Configuration configuration, boolean resumes) {
    return new LocalTraining(configuration, run, resumes, OptionalInt.empty());
  }

  private static PolicySnapshot expected(Configuration configuration) {
    var trial = configuration.trial();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      return loop.run(learned -> {});
    }
  }

  private static void assertSame(PolicySnapshot actual, PolicySnapshot expected) {
    assertThat(actual.version()).isEqualTo(expected.version());
    assertThat(actual.policy()).containsExactly(expected.policy());
    assertThat(actual.value()).containsExactly(expected.value());
    assertThat(actual.deviations()).containsExactly(expected.deviations());
  }

  @Test
  void stopsWithASavepointAndGoesOnAtAnotherParallelismAndInAnotherFolder() throws IOException {
    List<Learned> learned = new ArrayList<>();
    CompletableFuture<Void> stop = new CompletableFuture<>();
    Ending first =
        training(configuration("parallelism=2"), false)
            .run(
                stop,
                next -> {
                  learned.add(next);
                  if (learned.size() == 12) {
                    stop.complete(null);
                  }
                });
    assertThat(first).isEqualTo(Ending.STOPPED);
    int before = learned.size();
    assertThat(before).isBetween(12, 39);
    try (Stream<Path> savepoints = Files.list(run.resolve("savepoints"))) {
      String savepoint = savepoints.findFirst().orElseThrow().toString();
      Trial trial = configuration().trial();
      PolicySnapshot saved = SavedPolicy.read(savepoint, trial);
      assertThat(SnapshotFile.encode(saved))
          .isEqualTo(SnapshotFile.encode(learned.get(before - 1).snapshot()));
      Trial other = new Trial("other", trial.environment(), 1, trial.hyperparameters());
      assertThatThrownBy(() -> SavedPolicy.read(savepoint, other))
          .hasMessageContaining("nothing was learned by other before it was taken, or it is of an");
    }

    run = Files.move(run, folder.resolve("moved #2, 100%"));
    learned.clear();
    Configuration slower = configuration("parallelism=1");
    assertThat(training(slower, true).run(NEVER, learned::add)).isEqualTo(Ending.DONE);
    assertThat(learned).hasSize(40); // those before the stop are told again
    assertSame(learned.get(39).snapshot(), expected(slower));
    assertThat(run).isEmptyDirectory();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(run, file);
    }
  }

  @Test
  void saysWhatItGoesOnFromAndRefusesToLoseIt() throws IOException {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    Configuration configuration = configuration("parallelism=1", "total-steps=5120");
    training(configuration, false).run(stop, learned -> stop.complete(null));
    List<Path> metadata;
    try (Stream<Path> files = Files.walk(run)) {
      metadata = files.filter(one -> one.endsWith("_metadata")).toList();
    }
    assertThat(metadata).isNotEmpty();
    Path kafka = run.resolve("kafka");
    Files.move(kafka, run.resolve("put-aside"));
    assertThatThrownBy(() -> training(configuration, true).run(NEVER, learned -> {}))
        .isInstanceOf(TopicSettingsException.class)
        .hasMessageContaining("missing topics: run.transitions");
    FileUtils.deleteDirectory(kafka.toFile());
    Files.move(run.resolve("put-aside"), kafka);

    for (Path one : metadata) {
      Files.write(one, new byte[3]);
    }
    assertThatThrownBy(() -> training(configuration, true).run(NEVER, learned -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining(metadata.get(0).getParent() + " is damaged");

    for (Path one : metadata) {
      FileUtils.deleteDirectory(one.getParent().toFile());
    }
    RememberedRemarks listener = new RememberedRemarks();
    assertThat(training(configuration, true).run(NEVER, listener)).isEqualTo(Ending.DONE);
    assertThat(listener.remarks)
        .anyMatch(line -> line.contains("starts again from the first step"));
    assertSame(listener.last, expected(configuration));
  }

  private static final class RememberedRemarks implements TrainingListener {
    private final List<String> remarks = new ArrayList<>();
    private PolicySnapshot last;

    @Override
    public void accept(Learned learned) {
      last = learned.snapshot();
    }

    @Override
    public void remarks(String line) {
      remarks.add(line);
    }
  }

  @Test
  void rescalesUpAndDownBySavepoints() {
    List<Learned> learned = new ArrayList<>();
    for (int stop = 1; stop <= 2; stop++) {
      CompletableFuture<Void> stopped = new CompletableFuture<>();
      int least = 12 * stop;
      learned.clear();
      Ending ending =
          training(configuration("parallelism=" + stop), stop > 1)
              .run(
                  stopped,
                  next -> {
                    learned.add(next);
                    if (learned.size() >= least) {
                      stopped.complete(null);
                    }
                  });
      assertThat(ending).isEqualTo(Ending.STOPPED);
    }
    learned.clear();
    Configuration down = configuration("parallelism=1");
    assertThat(training(down, true).run(NEVER, learned::add)).isEqualTo(Ending.DONE);
    assertThat(learned).hasSize(40);
    assertSame(learned.get(39).snapshot(), expected(down));
  }

  @Test
  void usesABrokerElsewhereAndMixesNoTwoRuns() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("elsewhere"))) {
      Configuration there =
          configuration(
              "total-steps=2048",
              "kafka.bootstrap-servers=" + broker.bootstrapServers(),
              "kafka.producer.compression.type=lz4",
              "topics.prefix=mine");
      List<Learned> learned = new ArrayList<>();
      ForeignRecords foreign = new ForeignRecords(there.trial(), new Topics("mine"), learned);
      assertThat(training(there, false).run(NEVER, foreign)).isEqualTo(Ending.DONE);
      assertThat(learned).hasSize(4);
      assertSame(learned.get(3).snapshot(), expected(there));
      assertThat(foreign.remarks())
          .containsExactly(
              ForeignRecords.COUNT
                  + " records on the topics mine.policies and mine.progress were ignored, because this"
                  + " run's trials cannot have written them; the policies among them are in the topic"
                  + " mine.rejected. Check who may write to these topics");
      assertThat(foreign.rejected())
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.reason()).isEqualTo("NOT_OF_ITS_TRIAL");
                assertThat(one.count()).isEqualTo(ForeignRecords.COUNT / 2); // the policies
                assertThat(one.topic()).isEqualTo("mine.policies");
              });
      assertThat(run.resolve("kafka")).doesNotExist();

      assertThatThrownBy(() -> training(there, false).run(NEVER, learned::add))
          .isInstanceOf(TopicSettingsException.class)
          .hasMessageContaining("mine.")
          .hasMessageContaining("holds records of an earlier run");

      Configuration endless =
          configuration(
              "total-steps=1e9",
              "kafka.bootstrap-servers=" + broker.bootstrapServers(),
              "topics.prefix=deleted");
      assertThatThrownBy(
              () ->
                  training(endless, false)
                      .run(
                          NEVER,
                          next -> {
                            if (next.snapshot().version() == 3) {
                              new Administration(broker.settings()).delete(new Topics("deleted"));
                            }
                          }))
          .isInstanceOf(TopicSettingsException.class)
          .hasMessageContaining("deleted.policies")
          .hasMessageContaining("can no longer be found");
    }
  }

  @Test
  void showsItsMetricsInFlinksWebInterface() throws IOException {
    int port = freePort();
    List<String> missing =
        new ArrayList<>(
            List.of(
                "environments.steps",
                "environments.stepsPerSecond",
                "advantages.duplicates",
                "advantages.rejected",
                "batches.batchWaitMillis",
                "batches.versionsAhead",
                "learner.updateMillis",
                "learner.kl",
                "learner.entropy",
                "learner.return",
                "learner.lagVersions",
                "learner.numRecordsIn"));
    CompletableFuture<Void> stop = new CompletableFuture<>();
    List<String> page = new ArrayList<>();
    new LocalTraining(configuration("total-steps=1e6"), run, false, OptionalInt.of(port))
        .run(
            stop,
            learned -> {
              if (!stop.isDone()) {
                String names = metricNames(port);
                missing.removeIf(name -> names.contains(name + "\""));
                page.add(get(port, "/"));
                if (missing.isEmpty()) {
                  stop.complete(null);
                }
              }
            });
    assertThat(missing).isEmpty();
    assertThat(page.get(0)).contains("Apache Flink Web Dashboard");
  }

  /** Of all tasks of the one job. */
  private static String metricNames(int port) {
    StringBuilder names = new StringBuilder();
    for (String job : ids(get(port, "/jobs"))) {
      for (String vertex : ids(get(port, "/jobs/" + job).split("\"vertices\"", 2)[1])) {
        names.append(get(port, "/jobs/" + job + "/vertices/" + vertex + "/metrics"));
      }
    }
    return names.toString();
  }

  private static List<String> ids(String json) {
    return Pattern.compile("\"id\":\"([0-9a-f]{32})\"")
        .matcher(json)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static String get(int port, String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aJobWhoseFlinkHasEndedIsNotCancelled() throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
    environment.fromData(1).sinkTo(new DiscardingSink<>());
    JobClient client = environment.executeAsync();
    client.getJobExecutionResult().join();
    Awaitility.await()
        .untilAsserted(
            () -> assertThatThrownBy(client::cancel).isInstanceOf(IllegalStateException.class));
    assertThatCode(() -> LocalTraining.cancel(client)).doesNotThrowAnyException();
  }
}
