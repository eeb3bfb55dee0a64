package org.sluice.jobs.train.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.train.fixture.ExpectedTraining;
import org.sluice.jobs.train.fixture.SmallJobs;
import org.sluice.jobs.train.fixture.TrainingCluster;
import org.sluice.jobs.train.fixture.TrainingTopics;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

/**
 * Trials that continue equal those of a sweep without halving, bit for bit; stopped trials are
 * equal up to their rung.
 */
@Timeout(240)
class HalvingIT {

  private static final int STEPS_PER_ITERATION = 256;

  @TempDir private static Path directory;
  private static TrainingCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TrainingCluster(directory.resolve("topics"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  /** Every other one is pipelined. */
  private static List<Trial> trials(int count, int iterations) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trials.add(SmallJobs.trial("t" + i, "Pendulum-v1", "gaussian", "trpo", i % 2, iterations));
    }
    return trials;
  }

  /** The rule, applied to whole trainings: it needs no stream and no state. */
  private static Map<String, List<Learned>> halved(List<Trial> trials, int... rungs) {
    Map<String, List<Learned>> learned = new LinkedHashMap<>();
    trials.forEach(trial -> learned.put(trial.id(), ExpectedTraining.learned(trial)));
    List<String> alive = new ArrayList<>(learned.keySet());
    for (int rung : rungs) {
      Comparator<String> worstFirst =
          Comparator.comparing(trial -> learned.get(trial).get(rung - 1).progress().meanReturn());
      List<String> ranked =
          alive.stream().sorted(worstFirst.reversed().thenComparing(trial -> trial)).toList();
      for (int rank = ranked.size(); rank > (ranked.size() + 1) / 2; rank--) {
        String trial = ranked.get(rank - 1);
        List<Learned> all = learned.get(trial);
        Learned last = all.get(rung - 1);
        String reason =
            String.format(
                "stopped at %,d steps (rank %d of %d)",
                rung * STEPS_PER_ITERATION, rank, ranked.size());
        List<Learned> kept = new ArrayList<>(all.subList(0, rung - 1));
        kept.add(
            new Learned(
                last.snapshot().asLast(last.snapshot().version()), last.progress().ended(reason)));
        learned.put(trial, kept);
        alive.remove(trial);
      }
    }
    return learned;
  }

  private static TrainingCluster.Run start(
      List<Trial> trials, Halving halving, int parallelism, StreamExecutionEnvironment environment)
      throws Exception {
    return cluster.start(
        trials, Optional.of(halving), SmallJobs.STEPS_PER_RECORD, parallelism, environment);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void survivorsAreAsIfNobodyHadBeenStopped(int parallelism) throws Exception {
    List<Trial> trials = trials(5, 12);
    Map<String, List<Learned>> expected = halved(trials, 5, 9);
    assertThat(expected.values().stream().map(List::size).sorted())
        .containsExactly(5, 5, 9, 12, 12);
    Halving halving = new Halving(1100, 2); // completed to 5 iterations; then 2200, to 9
    TrainingTopics topics =
        start(trials, halving, parallelism, new StreamExecutionEnvironment(new Configuration()))
            .end();
    new ExpectedTraining(trials, expected).assertLearned(topics);
    assertThat(topics.rejected()).isEmpty();
  }

  /** Whatever fails: trials that wait, decisions that are made again, learners that are ahead. */
  @Test
  void failuresChangeNoDecision() throws Exception {
    List<Trial> trials = trials(4, 250);
    List<Fault> faults =
        List.of(
            new Fault("learner", 1, 20),
            new Fault("policies sink: Writer", 1, 10),
            new Fault("environments", 1, 20),
            new Fault("learner", 1, 10));
    FaultScript script = new FaultScript("halving", faults);
    TrainingCluster.Run run =
        start(
            trials,
            new Halving(60L * STEPS_PER_ITERATION, 2),
            2,
            new FaultyEnvironment(configuration(), script));
    TrainingTopics topics = run.end();
    assertThat(script.struck()).isEqualTo(faults.size());
    new ExpectedTraining(trials, halved(trials, 60, 120, 240)).assertLearned(topics);
  }

  private static Configuration configuration() {
    return new Configuration()
        .set(
            CheckpointingOptions.CHECKPOINTS_DIRECTORY,
            directory.resolve("checkpoints").toUri().toString())
        .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100))
        .set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 100)
        .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
        .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10)
        .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
  }
}
