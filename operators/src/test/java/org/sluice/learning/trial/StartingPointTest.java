package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Generator;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationNormaliser;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.value.ValueParams;

/** A trial that begins with another's policy. */
class StartingPointTest {

  private static final PolicySnapshot GAUSSIAN = last(SmallTrials.of("p", "trpo", "gaussian", 0));

  /** The snapshots of replay algorithms hold neither statistics nor a critic. */
  @ParameterizedTest
  @CsvSource({
    "Pendulum-v1, trpo, gaussian, 0",
    "Pendulum-v1, acktr, normalizing-flow, 1",
    "Pendulum-v1, ppo, beta, 0",
    "Pendulum-v1, ddpg, deterministic, 1",
    "Pendulum-v1, mnf-ddpg, deterministic, 0",
    "Pendulum-v1, soft-q-learning, noise-input, 0",
    "CartPole-v1, dqn, q-network, 0",
    "CartPole-v1, mnf-dqn, bayesian-q-network, 0",
    "CartPole-v1, bootstrapped-dqn, bootstrapped-q-network, 0",
    "CartPole-v1, a2c, categorical, 1",
    "CartPole-v1, cross-entropy, categorical, 1",
    "CartPole-v1, reward-weighted-regression, categorical, 0"
  })
  void beginsWithTheSnapshotsNumbers(String environment, String algorithm, String policy, int lag) {
    PolicySnapshot snapshot = last(small("parent", environment, algorithm, policy, lag));
    Trial drawn = small("child", environment, algorithm, policy, lag);
    boolean values = snapshot.value().length > 0;
    drawn.hyperparameters().set(StartParams.VALUE_FUNCTION, values);
    assertThat(StartProblems.of(drawn, snapshot)).isEmpty();
    Trial trial = drawn.startingFrom(StartingPoint.of(snapshot, drawn.hyperparameters()));
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    List<PolicySnapshot> first = InitialPolicy.versions(trial, workspace.model());
    assertThat(first).hasSize(lag + 1).allSatisfy(one -> assertSame(one, snapshot));
    Learner learner = new Learner(trial, workspace);
    assertSame(learner.snapshot(), snapshot);
    assertSame(Learner.restored(trial, workspace, learner.save()).snapshot(), snapshot, 1e-12);
    assertThat(first.get(0).policy())
        .isNotEqualTo(InitialPolicy.of(drawn, workspace.model()).policy());
  }

  @Test
  void valueFunctionAndStatisticsAreOptional() {
    Trial drawn = SmallTrials.of("child", "trpo", "gaussian", 0);
    drawn.hyperparameters().set(StartParams.NORMALISER, false);
    TrialModel model = TrialModel.of(drawn);
    PolicySnapshot own = InitialPolicy.of(drawn, model);
    PolicySnapshot first =
        InitialPolicy.of(
            drawn.startingFrom(StartingPoint.of(GAUSSIAN, drawn.hyperparameters())), model);
    assertThat(first.policy()).isEqualTo(GAUSSIAN.policy());
    assertThat(first.value()).isEqualTo(own.value()).isNotEqualTo(GAUSSIAN.value());
    assertThat(first.means()).isEqualTo(own.means());
    assertThat(first.deviations()).isEqualTo(own.deviations());
  }

  /** Those of a new task are added to them, not put in their place. */
  @Test
  void statisticsKeepTheWeightOfTheirData() {
    ObservationNormaliser whole = new ObservationNormaliser(2);
    ObservationNormaliser half = new ObservationNormaliser(2);
    Generator random = new Generator(1);
    double[] first = gaussians(random, 1000);
    double[] second = gaussians(random, 400);
    whole.update(first);
    ObservationStatistics between = whole.statistics();
    half.begin(between.means(), between.deviations(), 500);
    whole.update(second);
    half.update(second);
    assertThat(half.statistics().means())
        .containsExactly(whole.statistics().means(), within(1e-12));
    assertThat(half.statistics().deviations())
        .containsExactly(whole.statistics().deviations(), within(1e-12));
  }

  @Test
  void aSnapshotThatWasNotReadIsNotReplacedByChance() {
    Trial trial = SmallTrials.of("child", "trpo", "gaussian", 0);
    trial.hyperparameters().set(StartParams.SNAPSHOT, "some/file");
    assertThatThrownBy(() -> InitialPolicy.of(trial, TrialModel.of(trial)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatDoesNotFitIsNamed() {
    assertThat(problems("Pendulum-v1", "trpo", "normalizing-flow"))
        .containsExactly("policy.type is normalizing-flow, but the snapshot's is gaussian");
    assertThat(problems("MountainCarContinuous-v0", "trpo", "gaussian"))
        .containsExactly(
            "the environment's observations are Box(2), but the snapshot's are Box(3)",
            "the environment's actions are Box(1), but the snapshot's are that with other bounds");
    Trial wider = SmallTrials.of("child", "trpo", "gaussian", 0);
    wider.hyperparameters().set(PolicyParams.HIDDEN, 1 << 30);
    assertThat(StartProblems.of(wider, GAUSSIAN))
        .containsExactly("policy.hidden is 1073741824, but the snapshot's is 8");
    Trial otherValues = SmallTrials.of("child", "ppo", "gaussian", 0);
    otherValues
        .hyperparameters()
        .set(StartParams.VALUE_FUNCTION, true)
        .set(ValueParams.VALUE_HIDDEN, 1 << 30);
    assertThat(StartProblems.of(otherValues, GAUSSIAN))
        .containsExactly("value-hidden is 1073741824, but the snapshot's is 8");
  }

  @Test
  void deviationsAreNoValueFunction() {
    PolicySnapshot searched = last(small("p", "CartPole-v1", "cross-entropy", "categorical", 0));
    PolicySnapshot valued = last(small("p", "CartPole-v1", "trpo", "categorical", 0));
    Trial search = small("child", "CartPole-v1", "cross-entropy", "categorical", 0);
    Trial trpo = small("child", "CartPole-v1", "trpo", "categorical", 0);
    assertThat(StartProblems.of(search, valued)).isEmpty();
    assertThat(StartProblems.of(trpo, searched)).isEmpty();
    search.hyperparameters().set(StartParams.VALUE_FUNCTION, true);
    trpo.hyperparameters().set(StartParams.VALUE_FUNCTION, true);
    assertThat(StartProblems.of(search, valued))
        .containsExactly(
            "start-from.value-function cannot be true: cross-entropy needs the deviations of"
                + " parameters, and the snapshot, of trpo, holds none");
    assertThat(StartProblems.of(trpo, searched))
        .containsExactly(
            "start-from.value-function cannot be true: trpo needs a value function, and the"
                + " snapshot, of cross-entropy, holds none");
  }

  @Test
  void whatItLacksIsNamed() {
    PolicySnapshot deterministic = last(small("p", "Pendulum-v1", "ddpg", "deterministic", 0));
    Trial ddpg = small("child", "Pendulum-v1", "ddpg", "deterministic", 0);
    ddpg.hyperparameters().set(StartParams.VALUE_FUNCTION, true);
    assertThat(StartProblems.of(ddpg, deterministic))
        .containsExactly(
            "start-from.value-function cannot be true: ddpg has no value function that snapshots"
                + " hold");
    PolicySnapshot normalised =
        new PolicySnapshot(
            "p",
            9,
            900,
            false,
            deterministic.specification(),
            deterministic.policy(),
            deterministic.value(),
            new double[] {1, 2, 3},
            new double[] {1, 1, 1});
    ddpg.hyperparameters().set(StartParams.VALUE_FUNCTION, false);
    assertThat(StartProblems.of(ddpg, normalised))
        .singleElement()
        .asString()
        .contains("expects normalised observations", "start-from.normaliser: false");
    float[] damaged = deterministic.policy().clone();
    damaged[3] = Float.NaN;
    assertThat(
            StartProblems.of(
                ddpg,
                new PolicySnapshot(
                    "p",
                    9,
                    900,
                    false,
                    deterministic.specification(),
                    damaged,
                    deterministic.value(),
                    deterministic.means(),
                    deterministic.deviations())))
        .containsExactly(
            "the snapshot has other numbers than it describes, or some are not finite");
  }

  private static List<String> problems(String environment, String algorithm, String policy) {
    return StartProblems.of(small("child", environment, algorithm, policy, 0), GAUSSIAN);
  }

  private static void assertSame(PolicySnapshot one, PolicySnapshot other) {
    assertSame(one, other, 0);
  }

  private static void assertSame(PolicySnapshot one, PolicySnapshot other, double rounding) {
    assertThat(one.policy()).isEqualTo(other.policy());
    assertThat(one.value()).isEqualTo(other.value());
    for (int i = 0; i < other.means().length; i++) {
      assertThat(one.means()[i]).isCloseTo(other.means()[i], within(rounding));
      assertThat(one.deviations()[i]).isCloseTo(other.deviations()[i], within(rounding));
    }
    assertThat(one.means()).hasSameSizeAs(other.means());
  }

  private static double[] gaussians(Generator random, int count) {
    return DoubleStream.generate(random::gaussian).limit(count).toArray();
  }

  private static Trial small(
      String id, String environment, String algorithm, String policy, int lag) {
    Trial trial = SmallTrials.of(id, environment, algorithm, policy, lag);
    Hyperparameters values = trial.hyperparameters();
    if (trial.replayCapacity() > 0) {
      values
          .set(OffPolicyParams.REPLAY_CAPACITY, 600)
          .set(OffPolicyParams.WARM_UP, 100L)
          .set(OffPolicyParams.MINIBATCH, 16)
          .set(OffPolicyParams.UPDATES_PER_STEP, 0.02);
    }
    // Its own seed, so that what it draws itself is not the other's.
    return new Trial(id, environment, id.hashCode(), values);
  }

  private static PolicySnapshot last(Trial trial) {
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      PolicySnapshot last = loop.run(learned -> {});
      assertThat(Arrays.equals(last.policy(), new float[last.policy().length])).isFalse();
      return last;
    }
  }
}
