package org.sluice.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Replayable;
import org.sluice.env.Spaces;
import org.sluice.jobs.run.files.RunException;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.LowerLayers;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

class EvaluatorTest {

  private static final int STEPS = 600;
  private static final long SEED = 11;

  private static Trial trial(String environment, String policy, String limits) {
    return new Trial(
        "t",
        environment,
        2,
        new Hyperparameters()
            .set(PolicyParams.TYPE, policy)
            .set(TrialParams.ACTION_LIMITS, limits)
            .set(TrialParams.BATCH, 256)
            .set(TrialParams.TOTAL_STEPS, 700L));
  }

  /** A policy of a few iterations. */
  static PolicySnapshot trained(String environment, String policy, String limits) {
    return trained(trial(environment, policy, limits));
  }

  private static PolicySnapshot trained(Trial trial) {
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      return loop.run(learned -> {});
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Pendulum-v1, normalizing-flow, clip",
    "ContinuousCartPole-v0, gaussian, clip",
    "MultiGoal-v0, normalizing-flow, none",
    "CartPole-v1, categorical, clip",
    "NChain-v0+length=20, categorical, clip"
  })
  void doesWhatALaneDoes(String environment, String policy, String limits) {
    doesWhatALaneDoes(trial(environment, policy, limits));
  }

  /** The noise that draws a function of action values stays the same for an episode. */
  @Test
  void drawsActionValuesForAnEpisode() {
    Trial trial = trial("NChain-v0+length=5", "bayesian-q-network", "clip");
    trial
        .hyperparameters()
        .set(AlgorithmParams.ALGORITHM, "mnf-dqn")
        .set(OffPolicyParams.WARM_UP, 0L)
        .set(OffPolicyParams.MINIBATCH, 32)
        .set(OffPolicyParams.UPDATES_PER_STEP, 0.1)
        .set(PolicyParams.POSTERIOR.logDeviation(), -2.0);
    doesWhatALaneDoes(trial);
  }

  /** The snapshot brings the layers along. */
  @Test
  void doesWhatALaneAboveLayersDoes() {
    PolicySnapshot low = trained("Pendulum-v1", "gaussian", "clip");
    Trial middle = trial("Pendulum-v1", "normalizing-flow", "none").above(LowerLayers.of(low));
    Trial top = trial("Pendulum-v1", "gaussian", "clip").above(LowerLayers.of(trained(middle)));
    doesWhatALaneDoes(top);
    List<double[]> actions = new ArrayList<>();
    try (Evaluator evaluator = new Evaluator(trained(top))) {
      evaluator.run(1, SEED, false, recording(actions));
    }
    assertThat(actions).allSatisfy(action -> assertThat(action[0]).isBetween(-2.0, 2.0));
    assertThat(actions).anySatisfy(action -> assertThat(Math.abs(action[0])).isGreaterThan(1));
  }

  /** They are what reaches the environment: demonstrations are of the environment's actions. */
  private static Watcher recording(List<double[]> actions) {
    return new Watcher() {
      @Override
      public void see(int episode, int step, Replayable env, double[] observation) {}

      @Override
      public void act(double[] action, double reward) {
        actions.add(action.clone());
      }
    };
  }

  private static void doesWhatALaneDoes(Trial trial) {
    PolicySnapshot stored = trained(trial);
    Trajectory lane = lane(trial, stored);
    List<Double> returns = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    double sum = 0;
    int length = 0;
    for (int i = 0; i < STEPS; i++) {
      sum += lane.transitions().rewards()[i];
      length++;
      if (lane.transitions().ends()[i] != EndMark.NONE.code()) {
        returns.add(sum);
        lengths.add(length);
        sum = 0;
        length = 0;
      }
    }
    assertThat(returns).hasSizeGreaterThan(2);
    List<float[]> seen = new ArrayList<>();
    Evaluation evaluation;
    try (Evaluator evaluator = new Evaluator(stored)) {
      evaluation =
          evaluator.run(
              returns.size(),
              SEED,
              false,
              (episode, step, env, observation) -> seen.add(single(observation)));
    }
    assertThat(evaluation.lengths())
        .isEqualTo(lengths.stream().mapToInt(Integer::intValue).toArray());
    for (int i = 0; i < returns.size(); i++) {
      assertThat(evaluation.returns()[i]).isCloseTo(returns.get(i), within(1e-3));
    }
    // A lane's record holds an episode's states but for the last; bit for bit the same.
    int state = 0;
    int transition = 0;
    for (int episodeLength : evaluation.lengths()) {
      for (int i = 0; i < episodeLength; i++) {
        float[] observation = seen.get(state++);
        int from = transition++ * observation.length;
        assertThat(observation)
            .isEqualTo(
                Arrays.copyOfRange(
                    lane.transitions().observations().floats(), from, from + observation.length));
      }
      state++;
    }
  }

  private static Trajectory lane(Trial trial, PolicySnapshot followed) {
    Trial seeded =
        new Trial("t", trial.environment(), SEED, trial.hyperparameters()).above(trial.below());
    try (Lane lane =
        TrialModel.lane(
            seeded, 0, TrialModel.environment(seeded), TrialModel.of(seeded).acting())) {
      lane.follow(followed);
      return lane.collect(STEPS);
    }
  }

  @Test
  void whatThisBuildCannotActWithIsNamed() {
    PolicySnapshot policy = trained("Pendulum-v1", "gaussian", "clip");
    PolicySpecification own = policy.specification();
    assertRefused(
        policy,
        with(own, "Pendulum-v9", own.spaces(), own.settings()),
        "unknown environment 'Pendulum-v9'");
    assertRefused(
        policy,
        with(own, "ContinuousCartPole-v0", own.spaces(), own.settings()),
        "its spaces are Box(3) and Box(1), but those of this build's ContinuousCartPole-v0 are Box(4)");
    assertRefused(
        policy,
        with(own, own.environment(), own.spaces(), Map.of("policy.type", "gausian")),
        "policy.type must be one of gaussian, ");
    Map<String, String> later = new LinkedHashMap<>(own.settings());
    later.put("policy.later", "1");
    assertRefused(
        policy,
        with(own, own.environment(), own.spaces(), later),
        "this build does not know its setting policy.later");
    Map<String, String> wide = new LinkedHashMap<>(own.settings());
    wide.put("policy.hidden", "1000000");
    assertRefused(
        policy,
        with(own, own.environment(), own.spaces(), wide),
        "but a policy of its settings (policy.type gaussian) has 1,000,0");
    PolicySpecification renamed =
        new PolicySpecification(
            own.environment(),
            own.algorithm(),
            own.spaces(),
            own.settings(),
            own.policy().stream()
                .map(shape -> new ParameterShape("x", shape.rows(), shape.columns()))
                .toList(),
            own.value());
    assertRefused(policy, renamed, "its parameters are not arranged");
  }

  private static PolicySpecification with(
      PolicySpecification own, String environment, Spaces spaces, Map<String, String> settings) {
    return new PolicySpecification(
        environment, own.algorithm(), spaces, settings, own.policy(), own.value());
  }

  private static void assertRefused(
      PolicySnapshot policy, PolicySpecification specification, String message) {
    PolicySnapshot other =
        new PolicySnapshot(
            policy.trial(),
            policy.version(),
            policy.steps(),
            policy.last(),
            specification,
            policy.policy(),
            policy.value(),
            policy.means(),
            policy.deviations());
    assertThatThrownBy(() -> Evaluator.of(Path.of("best"), other))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith("best: this build cannot run this policy: ")
        .hasMessageContaining(message);
  }

  private static float[] single(double[] numbers) {
    float[] single = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      single[i] = (float) numbers[i];
    }
    return single;
  }

  @Test
  void theSeedDecidesAllAndTheCentralActionDrawsNothing() {
    PolicySnapshot stored = trained("Pendulum-v1", "normalizing-flow", "clip");
    try (Evaluator evaluator = new Evaluator(stored)) {
      double[] drawn = evaluator.run(3, 1, false, Watcher.NONE).returns();
      assertThat(evaluator.run(3, 1, false, Watcher.NONE).returns()).isEqualTo(drawn);
      assertThat(evaluator.run(3, 2, false, Watcher.NONE).returns()).isNotEqualTo(drawn);
      double[] central = evaluator.run(3, 1, true, Watcher.NONE).returns();
      assertThat(central).isNotEqualTo(drawn);
      assertThat(evaluator.run(3, 1, true, Watcher.NONE).returns()).isEqualTo(central);
    }
  }

  @Test
  void sumsUp() {
    Evaluation evaluation = new Evaluation(new double[] {1, 3, 8}, new int[] {2, 4, 9});
    assertThat(evaluation.meanReturn()).isEqualTo(4);
    assertThat(evaluation.returnDeviation()).isCloseTo(Math.sqrt(26.0 / 3), within(1e-12));
    assertThat(evaluation.leastReturn()).isEqualTo(1);
    assertThat(evaluation.largestReturn()).isEqualTo(8);
    assertThat(evaluation.meanLength()).isEqualTo(5);
    assertThat(evaluation.leastLength()).isEqualTo(2);
    assertThat(evaluation.largestLength()).isEqualTo(9);
  }
}
