package org.sluice.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.registry.Envs;
import org.sluice.env.wrapper.ClipAction;
import org.sluice.jobs.run.SnapshotFile;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.rollout.Acting;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueParams;

class EvaluatorTest {

  private static final int STEPS = 600;
  private static final long SEED = 11;

  /** A policy of a few iterations. */
  static SnapshotFile trained(String environment, String policy, String limits) {
    Trial trial =
        new Trial(
            "t",
            environment,
            2,
            new Hyperparameters()
                .set(PolicyParams.TYPE, policy)
                .set(TrialParams.ACTION_LIMITS, limits)
                .set(TrialParams.BATCH, 256)
                .set(TrialParams.TOTAL_STEPS, 700L));
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      return new SnapshotFile(trial, loop.run(learned -> {}));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Pendulum-v1, normalizing-flow, clip",
    "ContinuousCartPole-v0, gaussian, clip",
    "MultiGoal-v0, normalizing-flow, none",
    "CartPole-v1, categorical, clip"
  })
  void doesWhatALaneDoes(String environment, String policy, String limits) {
    SnapshotFile stored = trained(environment, policy, limits);
    Trajectory lane = lane(stored);
    List<Double> returns = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    double sum = 0;
    int length = 0;
    for (int i = 0; i < STEPS; i++) {
      sum += lane.rewards()[i];
      length++;
      if (lane.ends()[i] != EndMark.NONE.code()) {
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
            .isEqualTo(Arrays.copyOfRange(lane.observations(), from, from + observation.length));
      }
      state++;
    }
  }

  private static Trajectory lane(SnapshotFile stored) {
    Trial trial = stored.trial();
    Env env = Envs.make(trial.environment());
    boolean clips =
        trial.hyperparameters().get(TrialParams.ACTION_LIMITS).equals(TrialParams.CLIP)
            && env.spec().actionSpace() instanceof Box;
    ValueNetwork values =
        new ValueNetwork(
            env.spec().observationSpace().size(),
            trial.hyperparameters().get(ValueParams.VALUE_HIDDEN));
    try (Lane lane =
        new Lane(
            "t", 0, SEED, clips ? new ClipAction(env) : env, new Acting(stored.policy(), values))) {
      lane.follow(stored.snapshot());
      return lane.collect(STEPS);
    }
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
    SnapshotFile stored = trained("Pendulum-v1", "normalizing-flow", "clip");
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
