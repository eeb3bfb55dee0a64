package org.sluice.learning.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.replay.ReplayBlock;
import org.sluice.learning.replay.ReplayBuffer;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trainable;
import org.sluice.learning.trial.Trial;

/** The algorithms with a replay buffer, on random transitions. */
class OffPolicyLearnerTest {

  private static final int STEPS = 40;

  private final Generator random = new Generator(1);
  private Trial trial;
  private ReplayBuffer replay;

  static Stream<String> algorithms() {
    return Algorithms.all().stream()
        .filter(algorithm -> algorithm.replayCapacity().isPresent())
        .map(Algorithm::word);
  }

  private TrialLearner learner(String algorithm, double updatesPerStep) {
    Algorithm kind = Algorithms.of(new Hyperparameters().set(AlgorithmParams.ALGORITHM, algorithm));
    List<String> continuous = Trainable.policies(kind, "Pendulum-v1");
    boolean discrete = continuous.isEmpty();
    String policy = discrete ? Trainable.policies(kind, "CartPole-v1").get(0) : continuous.get(0);
    trial =
        new Trial(
            "t",
            discrete ? "CartPole-v1" : "Pendulum-v1",
            3,
            new Hyperparameters()
                .set(AlgorithmParams.ALGORITHM, algorithm)
                .set(PolicyParams.TYPE, policy)
                .set(PolicyParams.HIDDEN, 8)
                .set(OffPolicyParams.MINIBATCH, 16)
                .set(OffPolicyParams.REPLAY_CAPACITY, 100)
                .set(OffPolicyParams.WARM_UP, 60L)
                .set(OffPolicyParams.TARGET_PERIOD, 7)
                .set(OffPolicyParams.UPDATES_PER_STEP, updatesPerStep));
    replay = new ReplayBuffer(trial.replayCapacity(), trial.spaces());
    return create();
  }

  private TrialLearner create() {
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    PolicySnapshot initial = InitialPolicy.of(trial, workspace.model());
    return workspace
        .buffers()
        .learner(trial.hyperparameters(), initial.policy(), initial.value(), new Generator(2));
  }

  /** An iteration's batch, which is in the replay buffer already. */
  private Batch batch(float reward) {
    int width = trial.spaces().observations().size();
    float[] observations = new float[STEPS * width];
    float[] actions = new float[STEPS];
    float[] rewards = new float[STEPS];
    double[] action = new double[1];
    for (int i = 0; i < STEPS; i++) {
      for (int j = 0; j < width; j++) {
        observations[i * width + j] = (float) random.gaussian();
      }
      trial.spaces().actions().sample(random, action);
      actions[i] = (float) action[0];
      rewards[i] = reward * (float) random.gaussian();
    }
    replay.append(
        new ReplayBlock(
            List.of(
                new Transitions(
                    Observations.of(observations),
                    actions,
                    new float[0],
                    rewards,
                    new byte[STEPS],
                    Observations.of(new float[width]),
                    Observations.NONE))));
    double[] none = {};
    return new Batch(none, none, none, none, none, none, none, 1, replay);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void learnsFromTheWarmUpOnAndContinuesFromWhatWasSaved(String algorithm) {
    TrialLearner learner = learner(algorithm, 0.3);
    float[] first = learner.policy();
    assertThat(learner.update(batch(1), random).outcome()).isEqualTo(Outcome.WARM_UP);
    assertThat(learner.policy()).isEqualTo(first);
    assertThat(learner.update(batch(1), random).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(learner.policy()).isNotEqualTo(first);

    TrialLearner restored = create();
    restored.restore(learner.save());
    Batch next = batch(1);
    learner.update(next, new Generator(5));
    restored.update(next, new Generator(5));
    assertThat(restored.save()).isEqualTo(learner.save());
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void aStepThatIsNotFiniteChangesNothing(String algorithm) {
    TrialLearner learner = learner(algorithm, 1);
    learner.update(batch(1), random);
    learner.update(batch(1), random);
    float[] before = learner.policy();
    Batch infinite = batch(Float.POSITIVE_INFINITY);
    assertThat(learner.update(infinite, random).outcome()).isEqualTo(Outcome.NOT_FINITE);
    assertThat(learner.policy()).isEqualTo(before);
  }

  @Test
  void aStateOfAnotherSizeIsRefused() {
    TrialLearner learner = learner("ddpg", 1);
    byte[] saved = learner.save();
    byte[] shorter = Arrays.copyOf(saved, saved.length - 1);
    assertThatThrownBy(() -> learner.restore(shorter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the saved state is of version 2 in");
  }
}
