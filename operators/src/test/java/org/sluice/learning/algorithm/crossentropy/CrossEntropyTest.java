package org.sluice.learning.algorithm.crossentropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.replay.ReplayBuffer;
import org.sluice.learning.rollout.WholeEpisode;
import org.sluice.learning.rollout.exploration.PerturbedParameters;

/** Searches for the parameters of a given point, whose distance is the cost of an episode. */
class CrossEntropyTest {

  private static final float[] TARGET = {1, -2, 0.5f};
  private static final int EPISODES = 50;

  private final Generator seeds = new Generator(1);
  private final Generator unused = new Generator(2);

  private static CrossEntropy learner(int lag) {
    Hyperparameters values =
        Algorithms.complete(
            new Hyperparameters()
                .set(AlgorithmParams.ALGORITHM, "cross-entropy")
                .set(TrialParams.LAG, lag));
    return new CrossEntropy(
        values, new ParameterDistribution(new float[TARGET.length], new float[] {1, 1, 1}));
  }

  /** Episodes of parameters drawn from what was published. */
  private Batch batch(float[] means, float[] deviations, int episodes) {
    List<WholeEpisode> played = new ArrayList<>();
    for (int i = 0; i < episodes; i++) {
      long seed = seeds.nextLong();
      float[] drawn = PerturbedParameters.drawn(means, deviations, seed);
      double cost = 0;
      for (int j = 0; j < drawn.length; j++) {
        cost += (drawn[j] - TARGET[j]) * (drawn[j] - TARGET[j]);
      }
      played.add(new WholeEpisode(i, 1, -cost, seed));
    }
    double[] none = new double[0];
    return new Batch(
        none, none, none, none, none, none, none, 1, new byte[0], played, ReplayBuffer.none());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void findsThePoint(int lag) {
    CrossEntropy learner = learner(lag);
    List<float[][]> published = new ArrayList<>();
    for (int version = 0; version <= lag; version++) {
      published.add(new float[][] {learner.policy(), learner.value()});
    }
    for (int iteration = 0; iteration < 30 * (1 + lag); iteration++) {
      float[][] acting = published.get(iteration);
      assertThat(learner.update(batch(acting[0], acting[1], EPISODES), unused).outcome())
          .isEqualTo(Outcome.ACCEPTED);
      published.add(new float[][] {learner.policy(), learner.value()});
    }
    for (int i = 0; i < TARGET.length; i++) {
      assertThat(learner.policy()[i]).isBetween(TARGET[i] - 1e-2f, TARGET[i] + 1e-2f);
      assertThat(learner.value()[i]).isBetween(0f, 1e-2f);
    }
  }

  @Test
  void tooFewEpisodesChangeNothing() {
    CrossEntropy learner = learner(0);
    Batch two = batch(learner.policy(), learner.value(), 2);
    assertThat(learner.update(two, unused).outcome()).isEqualTo(Outcome.TOO_FEW_EPISODES);
    assertThat(learner.policy()).containsOnly(0);
    assertThat(learner.value()).containsOnly(1);
  }

  @Test
  void whatIsNotFiniteChangesNothing() {
    Hyperparameters values =
        Algorithms.complete(new Hyperparameters().set(AlgorithmParams.ALGORITHM, "cross-entropy"));
    float[] endless = {Float.MAX_VALUE};
    CrossEntropy learner = new CrossEntropy(values, new ParameterDistribution(endless, endless));
    List<WholeEpisode> episodes = new ArrayList<>();
    for (int i = 0; i < EPISODES; i++) {
      episodes.add(new WholeEpisode(i, 1, 0, i));
    }
    double[] none = new double[0];
    Batch batch =
        new Batch(
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            1,
            new byte[0],
            episodes,
            ReplayBuffer.none());
    assertThat(learner.update(batch, unused).outcome()).isEqualTo(Outcome.NOT_FINITE);
    assertThat(learner.policy()).isEqualTo(endless);
  }

  @Test
  void continuesFromItsState() {
    CrossEntropy learner = learner(1);
    learner.update(batch(learner.policy(), learner.value(), EPISODES), unused);
    CrossEntropy restored = learner(1);
    restored.restore(learner.save());
    assertThat(restored.policy()).isEqualTo(learner.policy());
    for (int i = 0; i < 2; i++) {
      Batch batch = batch(learner.policy(), learner.value(), EPISODES);
      assertThat(restored.update(batch, unused)).isEqualTo(learner.update(batch, unused));
      assertThat(restored.policy()).isEqualTo(learner.policy());
      assertThat(restored.value()).isEqualTo(learner.value());
    }
    assertThatThrownBy(() -> restored.restore(learner(0).save()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the saved state is of version 1 in 36 bytes, not of version 1 in");
  }
}
