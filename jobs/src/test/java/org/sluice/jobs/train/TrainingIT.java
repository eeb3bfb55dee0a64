package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.codec.PolicySnapshotCodec;
import org.sluice.hyperparameters.Hyperparameters;
import org.sluice.kafka.Administration;
import org.sluice.kafka.EmbeddedBroker;
import org.sluice.kafka.Messages;
import org.sluice.kafka.TopicSettings;
import org.sluice.kafka.Topics;
import org.sluice.learner.LearnerWorkspace;
import org.sluice.learner.TrainingLoop;
import org.sluice.learner.Trial;
import org.sluice.learner.TrialParams;
import org.sluice.policy.PolicyParams;
import org.sluice.records.PolicySnapshot;
import org.sluice.stream.RunStreams;

/** The stream against its specification: the same parameters, bit for bit. */
class TrainingIT {

  private static final int STEPS_PER_RECORD = 24; // does not divide a lane's share
  private static final Set<String> RUNS = ConcurrentHashMap.newKeySet();

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(directory);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @ParameterizedTest
  @CsvSource({
    "gaussian, trpo, 0, 1",
    "normalizing-flow, trpo, 0, 2",
    "normalizing-flow, trpo, 1, 2",
    "gaussian, acktr, 0, 4",
    "normalizing-flow, acktr, 1, 1",
  })
  void equalsTheLoop(String policy, String algorithm, int lag, int parallelism) throws Exception {
    List<Trial> trials =
        List.of(trial("a", 1, policy, algorithm, lag), trial("b", 2, policy, algorithm, lag));
    List<PolicySnapshot> last = train(trials, parallelism);
    for (Trial trial : trials) {
      PolicySnapshot expected;
      try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
        expected = loop.run(learned -> {});
      }
      PolicySnapshot actual =
          last.stream().filter(snapshot -> snapshot.trial().equals(trial.id())).findFirst().get();
      assertThat(actual.version()).isEqualTo(expected.version());
      assertThat(actual.policy()).containsExactly(expected.policy());
      assertThat(actual.value()).containsExactly(expected.value());
      assertThat(actual.means()).containsExactly(expected.means());
    }
  }

  private static Trial trial(String id, long seed, String policy, String algorithm, int lag) {
    return new Trial(
        id,
        "Pendulum-v1",
        seed,
        new Hyperparameters()
            .set(PolicyParams.TYPE, policy)
            .set(TrialParams.ALGORITHM, algorithm)
            .set(TrialParams.LAG, lag)
            .set(TrialParams.LANES, 4)
            .set(TrialParams.BATCH, 256)
            .set(TrialParams.TOTAL_STEPS, 1280L));
  }

  /** Runs a job to its end; the last policy of each trial. */
  private static List<PolicySnapshot> train(List<Trial> trials, int parallelism) throws Exception {
    Topics topics = new Topics("run-" + RUNS.size());
    RUNS.add(topics.prefix());
    TopicSettings topicSettings = TopicSettings.defaults(parallelism);
    new Administration(broker.settings()).ensure(topics, topicSettings);
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    environment.setBufferTimeout(0);
    TrainingPipeline.build(
        environment,
        trials,
        new RunStreams(broker.settings(), topics, topicSettings),
        STEPS_PER_RECORD);
    environment.execute();
    return lastPolicies(topics);
  }

  private static List<PolicySnapshot> lastPolicies(Topics topics) throws Exception {
    List<PolicySnapshot> last = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(broker.settings().consumer())) {
      TopicPartition partition = new TopicPartition(topics.policies(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (var message : consumer.poll(Duration.ofSeconds(1))) {
          PolicySnapshot snapshot = Messages.open(message, new PolicySnapshotCodec());
          if (snapshot.last()) {
            last.add(snapshot);
          }
        }
      }
    }
    return last;
  }
}
