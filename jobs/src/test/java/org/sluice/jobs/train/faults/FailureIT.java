package org.sluice.jobs.train.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.jobs.train.fixture.ExpectedTraining;
import org.sluice.jobs.train.fixture.SmallJobs;
import org.sluice.jobs.train.fixture.TrainingCluster;
import org.sluice.jobs.train.fixture.TrainingTopics;
import org.sluice.learning.trial.Trial;

/**
 * Any operator may fail at any time: the parameters and progress rows are the same, byte for byte.
 */
@Timeout(240)
class FailureIT {

  /** The points at which operators fail are drawn from it. */
  private static final long SEED = 20240607;

  private static final int PARALLELISM = 2;

  /** So many that a quick machine is not done before the last fault has struck. */
  private static final int ITERATIONS = 200;

  private static final List<Trial> TRIALS =
      Stream.concat(
              SmallJobs.oneForEachAlgorithm(ITERATIONS).stream(),
              Stream.of(SmallJobs.above("above", "gaussian", "trpo", 1, ITERATIONS)))
          .toList();
  private static final long STEPS =
      TRIALS.get(0).stepsPerLane() * TRIALS.get(0).lanes() * TRIALS.size();

  private static final String HEAP = "hashmap";

  private static final List<String> COLLECTING =
      List.of("environments", "transitions sink: Writer");
  private static final List<String> LEARNING =
      List.of(
          "transitions",
          "advantages",
          "batches",
          "learner",
          "policies sink: Writer",
          "progress sink: Writer");

  @TempDir private static Path directory;
  private static TrainingCluster cluster;
  private static ExpectedTraining expected;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TrainingCluster(directory.resolve("topics"));
    expected = new ExpectedTraining(TRIALS);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  static List<String> collecting() {
    return COLLECTING;
  }

  static List<String> learning() {
    return LEARNING;
  }

  @ParameterizedTest
  @MethodSource("collecting")
  void lanesTakeTheirStepsAgain(String operator) throws Exception {
    Survived survived = survive(operator, List.of(fault(operator, operator.hashCode())));
    assertThat(survived.repeated()).isPositive();
    assertThat(survived.duplicates()).isEqualTo(survived.repeated());
    assertThat(survived.steps()).isEqualTo(STEPS);
  }

  @ParameterizedTest
  @MethodSource("learning")
  void whatWasReadSinceTheCheckpointIsReadAgain(String operator) throws Exception {
    Survived survived = survive(operator, List.of(fault(operator, operator.hashCode())));
    assertThat(survived.repeated()).isZero();
    assertThat(survived.duplicates()).isZero();
    assertThat(survived.steps()).isGreaterThan(STEPS);
  }

  @Test
  void oneFaultAfterTheOther() throws Exception {
    List<Fault> faults =
        Stream.of("learner", "environments", "advantages", "policies sink: Writer")
            .map(operator -> fault(operator, 0))
            .toList();
    Survived survived = survive("several", faults);
    assertThat(survived.repeated()).isPositive();
    assertThat(survived.steps()).isGreaterThan(STEPS);
  }

  /** Replay buffers are filled from blocks that incremental checkpoints have written only once. */
  @Test
  void stateOnRocksDb() throws Exception {
    List<Fault> faults = Stream.of("learner", "batches").map(name -> fault(name, 1)).toList();
    Survived survived = survive("rocksdb", faults, "rocksdb");
    assertThat(survived.steps()).isGreaterThan(STEPS);
  }

  @Test
  void transitionsThatAreDeletedBeforeTheyAreReadAgainEndTheJob() throws Exception {
    CompletableFuture<TrainingCluster.Run> run = new CompletableFuture<>();
    FaultScript script =
        new FaultScript(
            "deleted",
            List.of(fault("transitions", 0)),
            () -> run.join().topics().deleteTransitions());
    run.complete(start(script, HEAP));
    assertThatThrownBy(() -> run.join().end())
        .hasRootCauseInstanceOf(OffsetOutOfRangeException.class);
    assertThat(script.struck()).isEqualTo(1);
  }

  /** Strikes at a random point after a checkpoint, late enough that there is something to undo. */
  private static Fault fault(String operator, int number) {
    Generator random = new Generator(SEED + number);
    return new Fault(operator, 1 + random.nextInt(2), 8 + random.nextInt(17));
  }

  /**
   * Counters of a job that failed and then finished.
   *
   * @param repeated records on the transitions topic that repeat another
   * @param duplicates trajectories that were dropped
   * @param steps that were taken into segments, by all attempts together
   */
  private record Survived(long repeated, long duplicates, long steps) {}

  private static Survived survive(String name, List<Fault> faults) throws Exception {
    return survive(name, faults, HEAP);
  }

  private static Survived survive(String name, List<Fault> faults, String backend)
      throws Exception {
    FaultScript script = new FaultScript(name, faults);
    TrainingCluster.Run run = start(script, backend);
    TrainingTopics topics = run.end();

    assertThat(script.struck()).isEqualTo(faults.size());
    expected.assertLearned(topics);
    assertThat(run.counter("advantages", "gaps")).isZero();
    assertThat(run.counter("advantages", "rejected")).isZero();
    assertThat(topics.rejected()).isEmpty();
    return new Survived(
        expected.assertCollected(topics.transitions(), SmallJobs.STEPS_PER_RECORD),
        run.counter("advantages", "duplicates"),
        run.counter("advantages", "steps"));
  }

  private static TrainingCluster.Run start(FaultScript script, String backend) throws Exception {
    return cluster.start(
        TRIALS,
        SmallJobs.STEPS_PER_RECORD,
        PARALLELISM,
        new FaultyEnvironment(configuration(backend), script));
  }

  private static Configuration configuration(String backend) {
    return new Configuration()
        .set(StateBackendOptions.STATE_BACKEND, backend)
        .set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true)
        .set(
            CheckpointingOptions.CHECKPOINTS_DIRECTORY,
            directory.resolve("checkpoints").toUri().toString())
        .set(
            CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
            ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION)
        .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(150))
        .set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(100))
        .set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 100)
        .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
        .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5)
        .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
  }
}
