package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.TrainJob;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.Dashboard;
import org.sluice.jobs.lab.bench.TopicReader;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.jobs.serve.Asking;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.RemoteTraining;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * The job jar on a cluster of processes, some of which are killed, learns the loop's parameters.
 */
class ClusterE2E {

  private static final int DISTURBED_AT = 6;

  @TempDir private Path folder;
  private LocalCluster cluster;

  @AfterEach
  void stop() {
    if (cluster != null) {
      cluster.stop();
      assertThat(cluster.processes().values()).allMatch(Optional::isEmpty);
    }
  }

  private void start(boolean highAvailability) {
    cluster =
        LocalCluster.create(
            folder.resolve("cluster"), ClusterShape.of(2, 1, highAvailability, 0, 0));
    cluster.start();
  }

  private Path configuration(String... more) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "environment: Pendulum-v1",
                "total-steps: 20480",
                "batch: 512",
                "checkpoint-interval: 0.5",
                "topics.prefix: small",
                "policy: {type: normalizing-flow, flow.state-units: 8}"));
    lines.addAll(List.of(more));
    return Files.write(folder.resolve("small.yaml"), lines);
  }

  /** The first policy of another seed, as a file. */
  private Path snapshot() throws IOException {
    Trial other = Configuration.read(configuration(), List.of("seed=9")).trial();
    PolicySnapshot first = InitialPolicy.of(other, TrialModel.of(other));
    return Files.write(folder.resolve("snapshot"), SnapshotFile.encode(first));
  }

  private String kafka() {
    return "kafka.bootstrap-servers=" + cluster.bootstrapServers();
  }

  /** Submits as a Flink user does; returns the job's id. */
  private String submit(Path configuration) throws IOException, InterruptedException {
    Process client =
        cluster
            .clients()
            .commandLine(
                List.of(
                    "run",
                    "-d",
                    "-p",
                    "2",
                    "-c",
                    TrainJob.class.getName(),
                    Installation.current().jobJar().toString(),
                    "--conf",
                    configuration.toString(),
                    "--set",
                    kafka()))
            .redirectErrorStream(true)
            .start();
    String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(client.waitFor()).as(said).isZero();
    Matcher id = Pattern.compile("JobID ([0-9a-f]{32})").matcher(said);
    assertThat(id.find()).as(said).isTrue();
    return id.group(1);
  }

  /**
   * Follows a job to its end, which must be that of the loop, and disturbs it once: a restored
   * learner makes the version of the disturbance again.
   */
  private void follow(Path file, String job, Consumer<LocalCluster> disturbance) {
    Configuration configuration = Configuration.read(file, List.of(kafka()));
    AtomicReference<Learned> last = new AtomicReference<>();
    AtomicBoolean disturbed = new AtomicBoolean();
    new RemoteTraining(configuration, RemoteCluster.at(cluster.master()))
        .follow(
            job,
            new CompletableFuture<>(),
            learned -> {
              last.set(learned);
              if (learned.snapshot().version() == DISTURBED_AT && !disturbed.getAndSet(true)) {
                disturbance.accept(cluster);
              }
            });
    var trial = configuration.trial();
    PolicySnapshot expected;
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      expected = loop.run(learned -> {});
    }
    PolicySnapshot actual = last.get().snapshot();
    assertThat(actual.version()).isEqualTo(expected.version());
    assertThat(actual.policy()).containsExactly(expected.policy());
    assertThat(actual.value()).containsExactly(expected.value());
    assertThat(actual.deviations()).containsExactly(expected.deviations());
    assertThat(last.get().progress().steps()).isEqualTo(trial.totalSteps());
  }

  /** The first statements of docs/sql.md, in Flink's SQL client. */
  private void assertThatQueriesAreAnswered() throws IOException, InterruptedException {
    String documented = Files.readString(Path.of("../docs/sql.md"));
    String table = documented.substring(documented.indexOf("CREATE TABLE progress"));
    Path statements =
        Files.writeString(
            folder.resolve("statements.sql"),
            table
                    .substring(0, table.indexOf("```"))
                    .replace("localhost:9092", cluster.bootstrapServers())
                    .replace("run.progress", "small.progress")
                + "SELECT CONCAT('newest ', CAST(MAX(version) AS STRING)) FROM progress;");
    Process client =
        cluster
            .clients()
            .sqlClient(List.of("-f", statements.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(client.waitFor()).as(said).isZero();
    assertThat(said).contains("newest 40").doesNotContain("[ERROR]");
  }

  /** All that the shipped dashboard asks for. */
  private void assertThatMetricsAreTold() {
    StringBuilder told = new StringBuilder();
    cluster
        .metrics()
        .forEach(
            (name, address) -> {
              WebPage foreign =
                  new WebPage("http://evil.example", URI.create(address).getAuthority());
              assertThat(foreign.get("/metrics").statusCode()).as(name).isEqualTo(403);
              told.append(WebPage.typed(address).body());
            });
    assertThat(cluster.metrics()).hasSize(3);
    assertThat(Dashboard.metrics())
        .allSatisfy(name -> assertThat(told).contains("\n" + name + "{"));
  }

  /** A running cluster is left alone and keeps its shape. */
  private void assertThatAnotherStartChangesNothing() {
    var before = cluster.processes();
    Path place = folder.resolve("cluster");
    Console same =
        Console.run("cluster", "start", "--folder", place, "--task-managers", 2, "--slots", 1);
    assertThat(same.err()).isEmpty();
    assertThat(same.exitCode()).isZero();
    assertThat(same.out())
        .startsWith("all processes of the cluster are already running\n")
        .contains(cluster.metrics().values());
    Console other = Console.run("cluster", "start", "--folder", place, "--slots", 2);
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("has 2 TaskManagers of 1 slots, without high availability");
    assertThat(cluster.processes()).isEqualTo(before);
  }

  /** While a job runs, so that all ports are open. */
  private void assertThatNobodyGetsIn() {
    cluster
        .processes()
        .forEach(
            (name, pid) ->
                assertThat(ListeningSockets.of(pid.orElseThrow()))
                    .as(name)
                    .isNotEmpty()
                    .allMatch(InetAddress::isLoopbackAddress));
    WebPage foreign = new WebPage("http://evil.example", cluster.master());
    assertThat(foreign.get("/overview").statusCode()).isEqualTo(403);
    assertThat(foreign.get("/overview").headers().map())
        .doesNotContainKey("access-control-allow-origin");
    assertThat(foreign.postForm("/v1/jobs").statusCode()).isEqualTo(403);
    WebPage own = new WebPage("http://" + cluster.master(), cluster.master());
    assertThat(own.get("/overview").statusCode()).isEqualTo(200);
    assertThat(own.get("/overview").headers().firstValue("access-control-allow-origin"))
        .hasValue("http://127.0.0.1");
    assertThat(own.get("/jars").statusCode()).isEqualTo(404);
    assertThat(own.postForm("/jars/upload").statusCode()).isEqualTo(400);
  }

  @Test
  void losesATaskManagerAndEndsAsIfItHadNot() throws Exception {
    start(false);
    assertThatAnotherStartChangesNothing();
    Path file = configuration();
    follow(
        file,
        submit(file),
        running -> {
          assertThatNobodyGetsIn();
          assertThatMetricsAreTold();
          running.kill(LocalCluster.taskManager(1));
          running.start(LocalCluster.taskManager(1));
        });
    assertThatQueriesAreAnswered();
    assertThatWhatWasLearnedIsServed(Configuration.read(file, List.of(kafka())).trial().id());
  }

  private void assertThatWhatWasLearnedIsServed(String trial) throws Exception {
    Path file =
        Files.write(
            folder.resolve("serve.yaml"),
            List.of("serve.trial: " + trial, "topics.prefix: small", "parallelism: 2"));
    Console submitted = Console.run("submit", file, "--master", cluster.master(), "--set", kafka());
    assertThat(submitted.exitCode()).as(submitted.err()).isZero();
    assertThat(submitted.out())
        .contains(" serves trial " + trial + " until it is cancelled there, requests in small.req");
    try (Asking asking =
        new Asking(KafkaSettings.of(cluster.bootstrapServers()), new Topics("small"))) {
      asking.ask(trial, 10);
      await().atMost(Duration.ofMinutes(1)).until(() -> asking.answers().size() == 10);
      assertThat(asking.answers())
          .allSatisfy(answer -> assertThat(answer.problem()).isEmpty())
          .extracting(Answer::version)
          .containsOnly(40);
    }
  }

  @Test
  void losesItsJobManagerAndEndsAsIfItHadNot() throws Exception {
    start(true);
    Path snapshot = snapshot();
    Path file = configuration("start-from: " + snapshot);
    follow(
        file,
        submit(file),
        running -> {
          assertThatNobodyGetsIn(); // nor at ZooKeeper
          running.kill(LocalCluster.JOB_MANAGER);
          running.start(LocalCluster.JOB_MANAGER);
        });
    PolicySnapshot start = SnapshotFile.read(snapshot);
    PolicySnapshot first = published(0);
    assertThat(first.policy()).containsExactly(start.policy());
    assertThat(first.means()).containsExactly(start.means());
    assertThat(first.steps()).isZero();
  }

  /** The policy of a version, as the job has written it to its topic. */
  private PolicySnapshot published(int version) {
    List<PolicySnapshot> found = new ArrayList<>();
    TopicReader.read(
        KafkaSettings.of(cluster.bootstrapServers()),
        new Topics("small").policies(),
        message -> {
          PolicySnapshot policy = opened(message);
          if (policy.version() == version) {
            found.add(policy);
          }
        });
    assertThat(found).isNotEmpty();
    return found.get(0);
  }

  private static PolicySnapshot opened(ConsumerRecord<byte[], byte[]> message) {
    try {
      return Messages.open(message, new PolicySnapshotCodec());
    } catch (UnreadableRecordException e) {
      throw new AssertionError(e);
    }
  }
}
