package org.sluice.jobs.train.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.train.fixture.ExpectedTraining;
import org.sluice.jobs.train.fixture.SmallJobs;
import org.sluice.jobs.train.fixture.TrainingCluster;
import org.sluice.jobs.train.fixture.TrainingTopics;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.encoder.EncoderParams;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.StartingPoint;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * The stream learns the same parameters as its specification and as earlier builds, bit for bit.
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

  /** Digests change only with a commit that means to change results. */
  @ParameterizedTest
  @CsvFileSource(resources = "parameters-pendulum.csv", numLinesToSkip = 1)
  void pendulumEqualsTheLoop(
      String policy, String algorithm, int lag, int parallelism, String digest) throws Exception {
    equalsTheLoop("Pendulum-v1", policy, algorithm, lag, parallelism, digest);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "parameters-cartpole.csv", numLinesToSkip = 1)
  void cartPoleEqualsTheLoop(
      String policy, String algorithm, int lag, int parallelism, String digest) throws Exception {
    equalsTheLoop("CartPole-v1", policy, algorithm, lag, parallelism, digest);
  }

  @ParameterizedTest
  @Tag("mujoco")
  @CsvFileSource(resources = "parameters-hopper.csv", numLinesToSkip = 1)
  void hopperEqualsTheLoop(String policy, String algorithm, int lag, int parallelism, String digest)
      throws Exception {
    equalsTheLoop("Hopper-v4", policy, algorithm, lag, parallelism, digest);
  }

  /** Records end in the middle of branches. */
  @ParameterizedTest
  @CsvSource({
    "CartPole-v1, categorical, trpo, 0, 2, 2db7433f9b6970ba",
    "Pendulum-v1, normalizing-flow, trpo, 1, 4, 479ceda1fa2d0aa8",
    "CartPole-v1, categorical, natural-policy-gradient, 1, 2, ce26bbf0a88d204a",
    "Pendulum-v1, gaussian, policy-gradient, 0, 4, 307b5ff6263d360d",
  })
  void vinesEqualTheLoop(
      String environment, String policy, String algorithm, int lag, int parallelism, String digest)
      throws Exception {
    equalsTheLoop(
        Stream.of("a", "b")
            .map(id -> SmallJobs.vine(id, environment, policy, algorithm, lag, ITERATIONS))
            .toList(),
        parallelism,
        digest);
  }

  /** Lanes act through a frozen layer, which each policy on the topic brings along. */
  @ParameterizedTest
  @CsvSource({
    "latent, sac, 0, 1, 123863d6d44cb312",
    "normalizing-flow, trpo, 1, 2, ab32667320262725",
    "gaussian, ppo, 0, 4, 15818cd69712c7f4",
  })
  void trialsAboveALayerEqualTheLoop(
      String policy, String algorithm, int lag, int parallelism, String digest) throws Exception {
    equalsTheLoop(
        Stream.of("a", "b")
            .map(id -> SmallJobs.above(id, policy, algorithm, lag, ITERATIONS))
            .toList(),
        parallelism,
        digest);
  }

  @Test
  void convolvedPicturesEqualTheLoop() throws Exception {
    Trial trial = SmallJobs.trial("a", "Paddle-v0", "categorical", "trpo", 1, 3);
    Trial convolved = trial.with(trial.hyperparameters().with(EncoderParams.TYPE, "convolutional"));
    equalsTheLoop(List.of(convolved), 2, "06f82f97b186b92c");
  }

  private static void equalsTheLoop(
      String environment, String policy, String algorithm, int lag, int parallelism, String digest)
      throws Exception {
    equalsTheLoop(
        Stream.of("a", "b")
            .map(id -> SmallJobs.trial(id, environment, policy, algorithm, lag, ITERATIONS))
            .toList(),
        parallelism,
        digest);
  }

  private static void equalsTheLoop(List<Trial> trials, int parallelism, String digest)
      throws Exception {
    TrainingTopics topics = cluster.start(trials, SmallJobs.STEPS_PER_RECORD, parallelism).end();
    new ExpectedTraining(trials).assertLearned(topics);
    assertThat(ParameterDigest.of(topics.policies()))
        .as("parameters learned by %s", trials.get(0).hyperparameters().getParamMap())
        .isEqualTo(digest);
  }

  /**
   * The first version of every lane and of the topic is the snapshot, for a forked trial with its
   * value function. Its other environment is one with noisy observations.
   */
  @Test
  void fineTuningEqualsTheLoop() throws Exception {
    List<Trial> trials = new ArrayList<>();
    for (Trial trial : SmallJobs.oneForEachAlgorithm(2)) {
      List<Learned> learned = ExpectedTraining.learned(trial);
      PolicySnapshot last = learned.get(learned.size() - 1).snapshot();
      trials.add(tuned(trial.id(), trial, trial.environment(), last));
      if (trial.algorithm().wanted().values() && trial.environment().equals("Pendulum-v1")) {
        Trial forked =
            new Trial(
                trial.id(),
                trial.environment(),
                trial.seed(),
                trial.hyperparameters().with(StartParams.VALUE_FUNCTION, true));
        String noisy = "Pendulum-v1+observation-noise=0.1";
        trials.add(tuned("forked-" + trial.id(), forked, noisy, last));
      }
    }
    TrainingTopics topics = cluster.start(trials, SmallJobs.STEPS_PER_RECORD, 2).end();
    new ExpectedTraining(trials).assertLearned(topics);
  }

  private static Trial tuned(String id, Trial trial, String environment, PolicySnapshot from) {
    Trial tuned =
        new Trial(id, environment, 77, trial.hyperparameters())
            .startingFrom(StartingPoint.of(from, trial.hyperparameters()));
    PolicySnapshot first = InitialPolicy.of(tuned, TrialModel.of(tuned));
    assertThat(first.policy()).isEqualTo(from.policy());
    boolean value = trial.hyperparameters().get(StartParams.VALUE_FUNCTION);
    assertThat(Arrays.equals(first.value(), from.value()) || !value).isTrue();
    return tuned;
  }

  /** A new algorithm is added with a line in one of the files. */
  @Test
  void everyAlgorithmIsTried() throws IOException {
    String tried = read("parameters-pendulum.csv") + read("parameters-cartpole.csv");
    assertThat(Algorithms.all())
        .allSatisfy(algorithm -> assertThat(tried).contains("," + algorithm.word() + ","));
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = TrainingIT.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
