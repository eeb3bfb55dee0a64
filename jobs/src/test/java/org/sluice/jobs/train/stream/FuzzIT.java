package org.sluice.jobs.train.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.Rejected;
import org.sluice.connectors.codec.RejectedCodec;
import org.sluice.connectors.kafka.Messages;
import org.sluice.jobs.train.fixture.ExpectedTraining;
import org.sluice.jobs.train.fixture.SmallJobs;
import org.sluice.jobs.train.fixture.TrainingCluster;
import org.sluice.jobs.train.fixture.TrainingTopics;
import org.sluice.learning.trial.Trial;

/** Garbage among the transitions changes nothing, and is fully accounted for. */
@Timeout(180)
class FuzzIT {

  private static final int RECORDS = 100_000;
  private static final long SEED = 20240608;
  private static final int PARALLELISM = 2;
  private static final int STEPS_PER_RECORD = 8;
  private static final int ITERATIONS = 200;
  private static final int ORIGINALS = 500;
  private static final int BOMBS = 5;
  private static final int BOMB = 60_000_000;

  @TempDir private Path directory;

  private record Place(int partition, long offset) {}

  @Test
  void garbageAmongTheTransitionsChangesNothing() throws Exception {
    Trial trial = SmallJobs.trial("sound", "Pendulum-v1", "gaussian", "trpo", 0, ITERATIONS);
    try (TrainingCluster cluster = new TrainingCluster(directory)) {
      TrainingCluster.Run run =
          cluster.start(
              List.of(trial),
              STEPS_PER_RECORD,
              PARALLELISM,
              new StreamExecutionEnvironment(configuration()));
      Map<Place, String> sent = produce(run, trial);
      TrainingTopics topics = run.end();

      new ExpectedTraining(List.of(trial)).assertLearned(topics);
      assertReadToTheEnd(topics, sent);
      long duplicates = sent.values().stream().filter(MutatedMessages.DUPLICATE::equals).count();
      assertThat(run.counter("advantages", "duplicates")).isEqualTo(duplicates);
      assertThat(
              run.counter("Source: transitions", "rejected")
                  + run.counter("advantages", "rejected"))
          .isEqualTo(sent.size() - duplicates);
      assertRejected(topics, sent);
    }
  }

  /** With checkpoints, and without a second chance. */
  private static Configuration configuration() {
    return new Configuration()
        .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200))
        .set(RestartStrategyOptions.RESTART_STRATEGY, "none");
  }

  /** Sends mutated records while the job runs; where each came to stand, and what becomes of it. */
  private static Map<Place, String> produce(TrainingCluster.Run run, Trial trial) throws Exception {
    List<ConsumerRecord<byte[], byte[]>> originals =
        Awaitility.await()
            .atMost(30, TimeUnit.SECONDS)
            .until(run.topics()::transitions, records -> records.size() >= ORIGINALS);
    MutatedMessages mutations =
        new MutatedMessages(
            originals.subList(0, ORIGINALS), trial, run.messages(), PARALLELISM, SEED);
    Map<Future<RecordMetadata>, String> sending = new LinkedHashMap<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(run.topics().settings().producer())) {
      for (int i = 0; i < RECORDS; i++) {
        MutatedMessages.Mutated mutated = mutations.next();
        sending.put(producer.send(mutated.message()), mutated.reason());
      }
    }
    sending.putAll(bombs(run));
    Map<Place, String> sent = new HashMap<>();
    for (var one : sending.entrySet()) {
      RecordMetadata place = one.getKey().get();
      sent.put(new Place(place.partition(), place.offset()), one.getValue());
    }
    return sent;
  }

  /** Zeros that take kilobytes on the topic, and far more than a rejected record may have. */
  private static Map<Future<RecordMetadata>, String> bombs(TrainingCluster.Run run) {
    Properties compressing = run.topics().settings().producer();
    compressing.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    compressing.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(2 * BOMB));
    Map<Future<RecordMetadata>, String> sending = new LinkedHashMap<>();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(compressing)) {
      for (int i = 0; i < BOMBS; i++) {
        byte[] zeros = new byte[BOMB];
        sending.put(
            producer.send(
                new ProducerRecord<>(
                    run.topics().topics().transitions(), i % PARALLELISM, null, zeros)),
            "TOO_LARGE");
      }
    }
    return sending;
  }

  /** The job's own records stand behind the last of the others, in every partition. */
  private static void assertReadToTheEnd(TrainingTopics topics, Map<Place, String> sent) {
    Map<Integer, Long> last = new HashMap<>();
    for (var message : topics.transitions()) {
      last.merge(message.partition(), message.offset(), Math::max);
    }
    assertThat(last).hasSize(PARALLELISM);
    last.forEach(
        (partition, offset) -> assertThat(sent).doesNotContainKey(new Place(partition, offset)));
  }

  private static void assertRejected(TrainingTopics topics, Map<Place, String> sent)
      throws Exception {
    Map<Place, String> expected = new HashMap<>(sent);
    expected.values().removeIf(MutatedMessages.DUPLICATE::equals);
    Map<Place, String> rejected = new HashMap<>();
    for (var message : topics.rejected()) {
      Rejected record = Messages.open(message, new RejectedCodec());
      rejected.put(new Place(record.partition(), record.offset()), record.reason());
      assertThat(record.message()).isNotBlank();
    }
    assertThat(rejected.equals(expected)).as("places and reasons of what was rejected").isTrue();
  }
}
