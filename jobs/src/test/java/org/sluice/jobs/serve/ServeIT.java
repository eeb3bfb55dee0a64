package org.sluice.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.actor.FollowedVersions;
import org.sluice.connectors.codec.Rejected;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.conf.ServeConfiguration;
import org.sluice.jobs.live.NodeProgram;
import org.sluice.jobs.train.FlinkSettings;
import org.sluice.jobs.train.fixture.SmallJobs;
import org.sluice.jobs.train.fixture.TrainingCluster;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.Request;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.LowerLayers;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** Serving on a broker, with policies that the tests publish. */
@Timeout(240)
class ServeIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String TRIAL = PublishedVersions.TRIAL;

  @TempDir private static Path directory;
  private static TrainingCluster cluster;
  private static KafkaSettings broker;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TrainingCluster(directory);
    broker = cluster.broker();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static Topics topics(String prefix) {
    Topics topics = new Topics(prefix);
    new Administration(broker).ensure(topics, Use.LIVE, TopicSettings.defaults(2));
    return topics;
  }

  private static ServedTrial trial(ServeConfiguration configuration) {
    return ServedTrial.open(configuration);
  }

  private static ServeConfiguration configuration(Topics topics, double checkpointInterval) {
    return ServeConfiguration.parse(
        Path.of("serve.yaml"),
        """
        serve: {trial: plant, deterministic: false, seed: 5, largest-request: 4096}
        topics: {prefix: %s, partitions: 2}
        kafka.bootstrap-servers: %s
        parallelism: 2
        checkpoint-interval: %s
        """
            .formatted(topics.prefix(), broker.bootstrapServers(), checkpointInterval),
        List.of());
  }

  private static void awaitAnswers(Asking asking) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                asking.answers().stream().map(Answer::id).distinct().count()
                    >= asking.asked().size());
  }

  /** Asks until every parallel instance follows a release. */
  private static void awaitSwap(Asking asking, Release release) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              int from = asking.asked().size();
              asking.ask(TRIAL, 16);
              awaitAnswers(asking);
              return isAnswered(asking, from, release);
            });
  }

  private static boolean isAnswered(Asking asking, int from, Release release) {
    List<Answer> answers = asking.answers();
    return asking.asked().stream()
        .skip(from)
        .map(request -> PublishedVersions.answer(request, release.version(request.actor())))
        .allMatch(answers::contains);
  }

  private static void assertAnswers(Asking asking, int from, Release release) {
    List<Answer> answers = asking.answers();
    for (Request request : asking.asked().subList(from, asking.asked().size())) {
      assertThat(answers.stream().filter(answer -> answer.id().equals(request.id())))
          .containsOnly(PublishedVersions.answer(request, release.version(request.actor())));
    }
  }

  @Test
  void answersFollowTheReleasesAndBadRequestsStopNothing() throws Exception {
    Topics topics = topics("swap");
    CompletableFuture<Void> stop = new CompletableFuture<>();
    List<String> remarks = new CopyOnWriteArrayList<>();
    ServeConfiguration configuration = configuration(topics, 0.1);
    try (Asking asking = new Asking(broker, topics);
        ServedTrial trial = trial(configuration)) {
      trial.prepareTopics();
      asking.ask(TRIAL, 20);
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(() -> serve(trial, configuration, stop, remarks));
      await().atMost(PATIENCE).until(() -> !remarks.isEmpty() || served.isDone());
      assertThat(remarks.get(0)).startsWith("waiting for a policy of trial plant");
      asking.publish(PublishedVersions.of(1));
      awaitAnswers(asking);
      assertAnswers(asking, 0, new Release(TRIAL, 1, 1, 1, false));

      asking.publish(PublishedVersions.of(2));
      Release all = new Release(TRIAL, 2, 2, 1, false);
      awaitSwap(asking, all);
      int swapped = asking.asked().size();
      asking.ask(TRIAL, 20);
      awaitAnswers(asking);
      assertAnswers(asking, swapped, all);

      Release half = new Release(TRIAL, 2, 3, 0.5, false);
      asking.release(half);
      asking.publish(PublishedVersions.of(3));
      awaitSwap(asking, half);
      int shared = asking.asked().size();
      asking.ask(TRIAL, 40);
      awaitAnswers(asking);
      assertAnswers(asking, shared, half);
      assertThat(asking.asked().subList(shared, shared + 40))
          .extracting(request -> half.version(request.actor()))
          .contains(2, 3);

      assertBadRequests(asking, topics);
      assertThat(served).isNotDone();
      stop.complete(null);
      served.get();
      assertThat(asking.answers()).hasSize(asking.asked().size() - 2); // nothing twice
      try (Admin admin = Admin.create(broker.admin())) {
        assertThat(committed(admin, topics)).isEqualTo(asking.asked().size() + 1);
      }
    }
  }

  @Test
  void aPolicyAboveLayersIsServed() throws Exception {
    Topics topics = topics("layers");
    CompletableFuture<Void> stop = new CompletableFuture<>();
    ServeConfiguration configuration = configuration(topics, 0.1);
    PolicySnapshot low = PublishedVersions.of("low", 4);
    PolicySnapshot above = PublishedVersions.of(1).above(LowerLayers.of(low));
    try (Asking asking = new Asking(broker, topics);
        ServedTrial trial = trial(configuration)) {
      trial.prepareTopics();
      asking.publish(above);
      asking.ask(TRIAL, 20);
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(() -> serve(trial, configuration, stop, new ArrayList<>()));
      awaitAnswers(asking);
      stop.complete(null);
      served.get();
      for (Request request : asking.asked()) {
        Answer answer = PublishedVersions.answer(request, above);
        assertThat(asking.answers()).contains(answer);
        assertThat(answer.applied()).isNotEqualTo(answer.action());
      }
    }
  }

  /** Its layers come from anyone. */
  @Test
  void layersThatDoNotFitAreNamed() throws Exception {
    Topics topics = topics("misfit");
    Trial cart = SmallJobs.trial("cart", "ContinuousCartPole-v0", "gaussian", "ppo", 0, 1);
    PolicySnapshot misfit = InitialPolicy.of(cart, TrialModel.of(cart)).asLayer();
    try (Asking asking = new Asking(broker, topics);
        FollowedVersions versions = new FollowedVersions(broker, topics, TRIAL)) {
      asking.publish(PublishedVersions.of(1).above(List.of(misfit)));
      await().atMost(PATIENCE).until(() -> versions.problem().contains("cannot be used"));
      assertThat(versions.problem())
          .contains("the snapshot observes", "must be the first numbers of what");
      asking.publish(PublishedVersions.of(2));
      assertThat(versions.await(PATIENCE)).isTrue();
      assertThat(versions.policy("line-1").version()).isEqualTo(2);
    }
  }

  private static void serve(
      ServedTrial trial,
      ServeConfiguration configuration,
      CompletableFuture<Void> stop,
      List<String> remarks) {
    try {
      new LocalServing(trial, configuration.job()).run(stop, remarks::add);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertBadRequests(Asking asking, Topics topics) throws Exception {
    asking.ask("short", TRIAL, 1, 0);
    asking.ask("stranger", "nobody", 1, 0, 0);
    asking.ask("nan", TRIAL, 1, Float.NaN, 0);
    asking.ask("long", TRIAL, new float[2000]);
    asking.write(new byte[] {1, 2, 3});
    asking.ask("good", TRIAL, 1, 0, 0);
    await().atMost(PATIENCE).until(() -> asking.rejected().size() == 5);
    assertThat(asking.rejected()).extracting(Rejected::topic).containsOnly(topics.requests());
    assertThat(asking.rejected())
        .extracting(Rejected::reason, rejected -> rejected.message().replaceAll("\\d[\\d,]*", "N"))
        .containsExactlyInAnyOrder(
            tuple("NOT_TAKEN", "plant, the observation has N numbers, not N"),
            tuple(
                "NOT_TAKEN",
                "nobody, there is no such trial here; the one that is served is plant"),
            tuple("NOT_FINITE", "observation, number N is NaN"),
            tuple("TOO_LARGE", "the value has N bytes, more than any record of this topic"),
            tuple("DAMAGED", "the header sluice-checksum does not match the key and value"));
    await()
        .atMost(PATIENCE)
        .until(() -> asking.answers().stream().anyMatch(answer -> answer.id().equals("good")));
    assertThat(asking.answers())
        .filteredOn(answer -> answer.id().equals("stranger") || answer.id().equals("short"))
        .extracting(Answer::problem)
        .containsExactlyInAnyOrder(
            "the observation has 2 numbers, not 3",
            "there is no such trial here; the one that is served is plant");
  }

  @Test
  void aKilledJobLosesNoRequestAndRepeatsItsAnswersIdentically() throws Exception {
    Topics topics = topics("kill");
    try (Asking asking = new Asking(broker, topics);
        Admin admin = Admin.create(broker.admin())) {
      asking.publish(PublishedVersions.of(1));
      JobClient first = submit(configuration(topics, 0.1));
      asking.ask(TRIAL, 100);
      awaitAnswers(asking);
      await().atMost(PATIENCE).until(() -> committed(admin, topics) == 100);
      kill(first);

      asking.ask(TRIAL, 100);
      JobClient second = submit(configuration(topics, 3600));
      awaitAnswers(asking);
      asking.ask(TRIAL, 100);
      kill(second);

      JobClient third = submit(configuration(topics, 0.1));
      awaitAnswers(asking);
      await().atMost(PATIENCE).until(() -> committed(admin, topics) == 300);
      kill(third);
      assertAnswers(asking, 0, new Release(TRIAL, 1, 1, 1, false));
      assertThat(times(asking, 0, 100)).containsOnly(1L);
      assertThat(times(asking, 100, 200)).containsOnly(2L);
      assertThat(times(asking, 200, 300)).isSubsetOf(1L, 2L);
    }
  }

  @Test
  @Tag("node")
  void aProgramInJavaScriptIsAnswered() throws Exception {
    Topics topics = topics("node");
    try (Asking asking = new Asking(broker, topics)) {
      asking.publish(PublishedVersions.of(1));
      JobClient job = submit(configuration(topics, 0.1));
      NodeProgram program =
          NodeProgram.start(
              directory.resolve("ask.log"),
              "../docs/live-node/ask.js",
              "--broker",
              broker.bootstrapServers(),
              "--topics",
              "node",
              "--",
              "1,0,0.5",
              "-1,0,0");
      assertThat(program.waitFor()).as(program.printed()).isZero();
      kill(job);
      List<String> lines =
          program.printed().lines().filter(line -> !line.startsWith("waiting for")).toList();
      float[][] asked = {{1, 0, 0.5f}, {-1, 0, 0}};
      assertThat(lines).hasSize(asked.length);
      for (int i = 0; i < asked.length; i++) {
        String id = lines.get(i).substring(0, lines.get(i).indexOf('\t'));
        Request request = new Request(id, "node", TRIAL, Observations.of(asked[i]));
        Answer answer = PublishedVersions.answer(request, 1);
        assertThat(lines.get(i)).startsWith(id + "\t1\t[");
        String[] numbers = lines.get(i).substring(id.length() + 3).split("[\\[\\],\t]+", -1);
        assertThat(Float.parseFloat(numbers[1])).isEqualTo(answer.action()[0]);
        assertThat(Float.parseFloat(numbers[3])).isEqualTo(answer.logProbability());
      }
    }
  }

  private static JobClient submit(ServeConfiguration configuration) throws Exception {
    Configuration settings = ServePipeline.configure(FlinkSettings.local(configuration.job()));
    settings.addAll(cluster.client());
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings);
    environment.setParallelism(2);
    ServedTrial trial = trial(configuration);
    trial.prepareTopics();
    ServePipeline.build(environment, trial.streams(), trial.rules());
    return environment.executeAsync("serve");
  }

  /** Ends a job without a last checkpoint. */
  private static void kill(JobClient job) throws Exception {
    job.cancel().get();
    job.getJobExecutionResult().handle((result, error) -> null).get();
  }

  private static long committed(Admin admin, Topics topics) throws Exception {
    return admin
        .listConsumerGroupOffsets(topics.servingGroup())
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(OffsetAndMetadata::offset)
        .sum();
  }

  /** How often each of some requests was answered. */
  private static List<Long> times(Asking asking, int from, int to) {
    List<Answer> answers = asking.answers();
    return asking.asked().subList(from, to).stream()
        .map(request -> answers.stream().filter(answer -> answer.id().equals(request.id())).count())
        .toList();
  }
}
