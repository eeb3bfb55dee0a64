package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.learning.trial.Trial;

/**
 * The stream against its specification, and both against what earlier builds have learned: the same
 * parameters, bit for bit.
 */
@Timeout(60)
class TrainingIT {

  private static final int ITERATIONS = 5;

  @TempDir private static Path directory;
  private static TrainingCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TrainingCluster(directory);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource({
    "gaussian, trpo, 0, 1",
    "gaussian, trpo, 1, 2",
    "gaussian, acktr, 0, 4",
    "gaussian, acktr, 1, 1",
    "normalizing-flow, trpo, 0, 2",
    "normalizing-flow, trpo, 1, 4",
    "normalizing-flow, acktr, 0, 1",
    "normalizing-flow, acktr, 1, 2",
  })
  void pendulumEqualsTheLoop(String policy, String algorithm, int lag, int parallelism)
      throws Exception {
    equalsTheLoop("Pendulum-v1", policy, algorithm, lag, parallelism);
  }

  @ParameterizedTest
  @Tag("mujoco")
  @CsvSource({
    "gaussian, trpo, 0, 2",
    "gaussian, acktr, 1, 4",
    "normalizing-flow, trpo, 1, 1",
    "normalizing-flow, acktr, 0, 2",
    "normalizing-flow, trpo, 0, 4",
  })
  void hopperEqualsTheLoop(String policy, String algorithm, int lag, int parallelism)
      throws Exception {
    equalsTheLoop("Hopper-v4", policy, algorithm, lag, parallelism);
  }

  private static void equalsTheLoop(
      String environment, String policy, String algorithm, int lag, int parallelism)
      throws Exception {
    List<Trial> trials =
        List.of(
            SmallJobs.trial("a", environment, policy, algorithm, lag, ITERATIONS),
            SmallJobs.trial("b", environment, policy, algorithm, lag, ITERATIONS));
    TrainingTopics topics = cluster.start(trials, SmallJobs.STEPS_PER_RECORD, parallelism).end();
    new ExpectedTraining(trials).assertLearned(topics);
    String configuration = String.join(",", environment, policy, algorithm, "" + lag);
    assertThat(ParameterDigests.of(topics.policies()))
        .as("parameters that %s learned", configuration)
        .isEqualTo(new ParameterDigests().of(configuration));
  }
}
