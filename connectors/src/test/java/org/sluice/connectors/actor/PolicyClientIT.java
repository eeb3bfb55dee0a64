package org.sluice.connectors.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.Clients;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.Forked;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.LiveRecords;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.trial.SpecifiedPolicy;

@Timeout(120)
class PolicyClientIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PARTITIONS = 4;
  private static final double[] STATE = {1, 0, 0.25};

  @TempDir static Path data;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(data.resolve("shared"));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static PolicySnapshot snapshot(int version) {
    return Published.snapshot("Pendulum-v1", "gaussian", version);
  }

  private static void publish(KafkaSettings settings, Topics topics, int version) throws Exception {
    new Clients(settings).write(List.of(new Messages(topics, 256).of(snapshot(version))));
  }

  private static void release(KafkaSettings settings, Topics topics, int stable, int candidate)
      throws Exception {
    Release release = new Release(Published.TRIAL, stable, candidate, 0, false);
    new Clients(settings).write(List.of(new Messages(topics, 256).of(release)));
  }

  private static void follow(PolicyClient client, ActorSession actor, int version) {
    await()
        .atMost(PATIENCE)
        .until(() -> client.freshness().version() >= 0 && next(actor) == version);
  }

  /** The version that an actor follows with its next step. */
  private static int next(ActorSession actor) {
    return actor.begin(STATE).act().version();
  }

  private static long step(ActorSession actor, int steps) {
    Random random = new Random(steps);
    Episode episode = actor.begin(STATE);
    for (int i = 0; i < steps; i++) {
      episode.act();
      double[] next = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      if (i == steps - 1) {
        episode.terminate(i, next);
      } else {
        episode.step(i, next);
      }
    }
    return episode.number();
  }

  private static List<LiveRecord> written(KafkaSettings settings, Topics topics)
      throws UnreadableRecordException {
    List<LiveRecord> records = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : new Clients(settings).read(topics.experience())) {
      assertThat(message.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
      assertThat(message.partition()).isEqualTo(LiveRecords.partition(Published.TRIAL, PARTITIONS));
      records.add(LiveRecords.open(message, Optional.empty()));
    }
    return records;
  }

  @Test
  void whatIsExperiencedIsInTheLogWithTheLearnersNumbers() throws Exception {
    Topics topics = new Topics("acts");
    KafkaSettings settings = broker.settings();
    new Administration(settings).ensure(topics, Use.LIVE, TopicSettings.defaults(PARTITIONS));
    publish(settings, topics, 0);
    try (PolicyClient client = PolicyClient.connect(settings, "acts", Published.TRIAL)) {
      assertThat(client.awaitPolicy(PATIENCE)).isTrue();
      ActorSession actor = client.actor("line-7");
      long episode = step(actor, 120);
      publish(settings, topics, 1);
      follow(client, actor, 1);
      actor.reward(episode, 3, 9);
      step(actor, 30);
      await().atMost(PATIENCE).until(() -> client.written() == 120 + 1 + 30);
      assertThat(client.lost()).isZero();
      assertThat(client.problem()).isEmpty();
      assertThat(client.freshness().age()).isLessThan(PATIENCE);
    }
    List<LiveRecord> records = written(settings, topics);
    assertThat(records)
        .extracting(one -> one instanceof Experience experience ? experience.steps() : -1)
        .containsExactly(50, 50, 20, -1, 30);
    for (LiveRecord record : records) {
      if (record instanceof Experience experience) {
        assertLogProbabilities(experience);
      }
    }
  }

  /** Recomputed from what the record holds alone. */
  private static void assertLogProbabilities(Experience experience) {
    PolicySnapshot followed = snapshot(experience.version());
    Actor actor = new Actor(SpecifiedPolicy.create(followed.specification()));
    actor.setParameters(followed.policy());
    ObservationStatistics statistics =
        new ObservationStatistics(followed.means(), followed.deviations());
    double[] state = new double[STATE.length];
    double[] mean = new double[1];
    double[] one = new double[1];
    for (int i = 0; i < experience.steps(); i++) {
      for (int j = 0; j < state.length; j++) {
        state[j] = experience.transitions().observations().get(i * state.length + j);
      }
      statistics.normalise(state, state);
      actor.act(state, new double[] {0}, mean);
      actor.act(state, new double[] {1}, one);
      double deviation = one[0] - mean[0];
      double z = (experience.transitions().actions()[i] - mean[0]) / deviation;
      double expected = -z * z / 2 - Math.log(deviation) - Math.log(2 * Math.PI) / 2;
      assertThat((double) experience.transitions().logProbabilities()[i])
          .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-4));
    }
  }

  @Test
  void releasesChooseAlsoWhatWasPassedOver() throws Exception {
    Topics topics = new Topics("released");
    KafkaSettings settings = broker.settings();
    try (PolicyClient client = PolicyClient.connect(settings, "released", Published.TRIAL)) {
      await()
          .atMost(PATIENCE)
          .until(() -> client.problem().contains("there is no topic released."));
      new Administration(settings).ensure(topics, Use.LIVE, TopicSettings.defaults(PARTITIONS));
      for (int version = 0; version < 20; version++) {
        publish(settings, topics, version);
      }
      ActorSession actor = client.actor("line-7");
      follow(client, actor, 19);
      release(settings, topics, 3, 19);
      follow(client, actor, 3);
      assertThat(client.freshness().version()).isEqualTo(19);
      release(settings, topics, 21, 21);
      publish(settings, topics, 20);
      publish(settings, topics, 21);
      follow(client, actor, 21);
    }
    try (PolicyClient later = PolicyClient.connect(settings, "released", Published.TRIAL)) {
      assertThat(later.awaitPolicy(PATIENCE)).isTrue();
      assertThat(next(later.actor("line-8"))).isEqualTo(21);
    }
  }

  @Test
  void aBrokerThatIsKilledCostsNothingThatTheQueueCanHold() throws Exception {
    Path folder = data.resolve("killed");
    Topics topics = new Topics("killed");
    Forked first = Forked.start(folder, 0);
    KafkaSettings settings = KafkaSettings.of(first.address);
    ActorOptions options = ActorOptions.defaults().withSeed(1);
    try (PolicyClient client = PolicyClient.connect(settings, "killed", Published.TRIAL, options)) {
      ActorSession actor = client.actor("line-7");
      try {
        new Administration(settings).ensure(topics, Use.LIVE, TopicSettings.defaults(PARTITIONS));
        publish(settings, topics, 0);
        follow(client, actor, 0);
        step(actor, 200);
        await().atMost(PATIENCE).until(() -> client.written() == 200);
      } finally {
        first.kill();
      }
      step(actor, 5000); // nobody waits for the broker
      try (EmbeddedBroker second = EmbeddedBroker.start(folder, first.port(), Map.of())) {
        publish(settings, topics, 1);
        follow(client, actor, 1);
        step(actor, 10);
        await().atMost(PATIENCE).until(() -> client.written() == 5210);
        assertThat(client.lost()).isZero();
        assertThat(written(second.settings(), topics).stream().mapToLong(RecordQueue::steps).sum())
            .isEqualTo(5210);
      }
    }
  }

  @Test
  void whatCannotBeWrittenIsCounted() throws Exception {
    Path folder = data.resolve("counted");
    Topics topics = new Topics("counted");
    Forked first = Forked.start(folder, 0);
    KafkaSettings settings = KafkaSettings.of(first.address);
    ActorOptions options =
        new ActorOptions(
            1,
            50,
            10_000,
            1 << 20,
            Duration.ofMillis(100),
            (one, onward) -> onward.accept(one),
            Optional.empty());
    PolicyClient client = PolicyClient.connect(settings, "counted", Published.TRIAL, options);
    try {
      new Administration(settings).ensure(topics, Use.LIVE, TopicSettings.defaults(PARTITIONS));
      publish(settings, topics, 0);
      follow(client, client.actor("line-7"), 0);
    } finally {
      first.kill();
    }
    step(client.actor("line-8"), 1_000_000);
    assertThat(client.lost()).isPositive();
    client.close();
    assertThat(client.lost() + client.written()).isEqualTo(1_000_000);
    step(client.actor("line-9"), 10);
    assertThat(client.lost() + client.written()).isEqualTo(1_000_010);
  }

  @Test
  void aTrialThatIsNotThereIsToldWithThoseThatAre() throws Exception {
    Topics topics = new Topics("told");
    KafkaSettings settings = broker.settings();
    new Administration(settings).ensure(topics, Use.LIVE, TopicSettings.defaults(PARTITIONS));
    publish(settings, topics, 0);
    try (PolicyClient client = PolicyClient.connect(settings, "told", "misspelt")) {
      await().atMost(PATIENCE).until(() -> !client.otherTrials().isEmpty());
      assertThat(client.otherTrials()).containsExactly(Published.TRIAL);
      await().atMost(PATIENCE).until(() -> !client.problem().isEmpty());
      assertThat(client.problem())
          .isEqualTo("told.policies has no policy of it, but of " + Published.TRIAL);
    }
  }

  @Test
  void settingsThatNoClientCanBeMadeOf() {
    assertThatExceptionOfType(BrokerUnreachableException.class)
        .isThrownBy(
            () ->
                PolicyClient.connect(
                    KafkaSettings.of("no-such-host.invalid:1"), "run", Published.TRIAL));
  }
}
