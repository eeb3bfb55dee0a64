package org.sluice.learning.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;

/**
 * How learners see demonstrations: normalised by their own statistics, within a policy's bounds.
 */
class SampledDemonstrationsTest {

  private static final int STEPS = 1000;

  /** Of the observations that {@link #written} spreads evenly over [−1, 1). */
  private static final double DEVIATION = Math.sqrt(1.0 / 3);

  @TempDir Path folder;

  private Path written(float shift, float stretch) throws IOException {
    return written(shift, stretch, Float.MAX_VALUE);
  }

  /**
   * An episode whose observations are those of any other, shifted and stretched.
   *
   * @param bound of its actions, most of which would be beyond 1
   */
  private Path written(float shift, float stretch, float bound) throws IOException {
    float[] observations = new float[STEPS];
    float[] actions = new float[STEPS];
    Generator random = new Generator(1);
    for (int t = 0; t < STEPS; t++) {
      float even = 2f * t / STEPS - 1;
      observations[t] = shift + stretch * even;
      float action = (float) (3 * even + random.gaussian());
      actions[t] = Math.max(-bound, Math.min(bound, action));
    }
    byte[] ends = new byte[STEPS];
    ends[STEPS - 1] = EndMark.TERMINATED.code();
    Path file = Files.createTempFile(folder, "line", ".avro");
    try (DemonstrationWriter writer = new DemonstrationWriter(Files.newOutputStream(file))) {
      writer.write(
          new Demonstration(
              "TwoEndpoint-v0",
              "someone",
              1,
              new Transitions(
                  Observations.of(observations),
                  actions,
                  new float[0],
                  new float[STEPS],
                  ends,
                  Observations.of(new float[] {shift}),
                  Observations.NONE)));
    }
    return file;
  }

  private static List<PolicySnapshot> learned(String algorithm, int lag, Hyperparameters values) {
    return learned(algorithm, "gaussian", lag, values);
  }

  private static List<PolicySnapshot> learned(
      String algorithm, String policy, int lag, Hyperparameters values) {
    values
        .set(AlgorithmParams.ALGORITHM, algorithm)
        .set(PolicyParams.TYPE, policy)
        .set(TrialParams.LAG, lag)
        .set(TrialParams.LANES, 1)
        .set(TrialParams.BATCH, 20)
        .set(TrialParams.TOTAL_STEPS, 60L)
        .set(ImitationParams.UPDATES_PER_ITERATION, 5);
    Trial trial = new Trial("t", "TwoEndpoint-v0", 1, values);
    List<Learned> all = new ArrayList<>();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      loop.run(all::add);
    }
    return all.stream().map(Learned::snapshot).toList();
  }

  private static Hyperparameters from(Path file) {
    return new Hyperparameters().set(ImitationParams.DEMONSTRATIONS, file.toString());
  }

  @ParameterizedTest
  @CsvSource({"behaviour-cloning, 0", "behaviour-cloning, 1", "adversarial, 0", "adversarial, 1"})
  void everyLearnedVersionHasTheirStatistics(String algorithm, int lag) throws IOException {
    List<PolicySnapshot> versions = learned(algorithm, lag, from(written(100, 2)));
    assertThat(versions)
        .hasSize(3)
        .allSatisfy(
            one -> {
              assertThat(one.means()[0]).isCloseTo(100, within(0.01));
              assertThat(one.deviations()[0]).isCloseTo(2 * DEVIATION, within(0.15));
            });
    assertThat(versions.stream().map(one -> one.means()[0]).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"behaviour-cloning", "adversarial"})
  void theUnitsOfObservationsDoNotMatter(String algorithm) throws IOException {
    float[] here = learned(algorithm, 0, from(written(0, 1))).get(2).policy();
    float[] there = learned(algorithm, 0, from(written(8, 4))).get(2).policy();
    double most =
        IntStream.range(0, here.length)
            .mapToDouble(i -> Math.abs(here[i] - there[i]))
            .max()
            .orElseThrow();
    assertThat(most).isLessThan(1e-3);
  }

  @ParameterizedTest
  @CsvSource({
    "adversarial, noisy-network, true",
    "behaviour-cloning, normalizing-flow-tanh, true",
    "adversarial, gaussian, false",
    "behaviour-cloning, gaussian, false"
  })
  void actionsEndAtThePolicysBounds(String algorithm, String policy, boolean bounded)
      throws IOException {
    float[] within = learned(algorithm, policy, 0, from(written(0, 1, 1))).get(2).policy();
    float[] beyond = learned(algorithm, policy, 0, from(written(0, 1))).get(2).policy();
    assertThat(Arrays.equals(within, beyond)).isEqualTo(bounded);
  }

  @Test
  void theyCanBeLeftAsTheyAre() throws IOException {
    Hyperparameters raw = from(written(100, 2)).set(ImitationParams.NORMALISE_OBSERVATIONS, false);
    assertThat(learned("behaviour-cloning", 0, raw))
        .allSatisfy(one -> assertThat(one.means()).isEmpty());
  }
}
