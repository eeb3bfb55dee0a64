package org.sluice.learning.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.rollout.Lanes.SEED;
import static org.sluice.learning.rollout.Lanes.lane;
import static org.sluice.learning.rollout.Lanes.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Env;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Trajectory;

class VineTest {

  private static final int SHARE = 120;

  /** Of 120 steps, 36 belong to the trunk if no episode ends in a branch. */
  private static final Branching BRANCHING = new Branching(SHARE, 4, 3, 7, true, true);

  private static Policy policy(String id, String type) {
    return Policies.create(
        Envs.spec(id).spaces(), new Hyperparameters().set(PolicyParams.TYPE, type));
  }

  private static Lane vine(String id, Policy policy, Branching branching) {
    Lane lane = lane(Envs.make(id), 2, policy, new Vine(Wanted.ALL, branching));
    lane.follow(snapshot(policy, 3));
    return lane;
  }

  private static Trajectory collected(String id, Policy policy, Branching branching) {
    try (Lane lane = vine(id, policy, branching)) {
      return lane.collect(3 * branching.share());
    }
  }

  /** A branch of a trajectory: its steps, and the trunk's steps before it. */
  private record Branch(int number, int root, int first, int end) {
    int length() {
      return end - first;
    }
  }

  private static List<Branch> branches(Trajectory t) {
    List<Branch> branches = new ArrayList<>();
    int trunk = 0;
    for (int step = 0; step < t.steps(); step++) {
      int first = step;
      int number = t.branches()[step];
      if (number == 0) {
        trunk++;
        continue;
      }
      while (t.branches()[step + 1] == number) {
        step++;
      }
      branches.add(new Branch(number, trunk, first, step + 1));
    }
    return branches;
  }

  private static int[] trunk(Trajectory t) {
    int[] steps = new int[t.steps()];
    int next = 0;
    for (int step = 0; step < t.steps(); step++) {
      if (t.branches()[step] == 0) {
        steps[next++] = step;
      }
    }
    return Arrays.copyOf(steps, next);
  }

  @Test
  void aShareHasItsStatesAndBranches() {
    Trajectory t = collected("Pendulum-v1", policy("Pendulum-v1", "gaussian"), BRANCHING);
    List<Branch> branches = branches(t);
    assertThat(branches).hasSize(3 * 4 * 3);
    assertThat(trunk(t)).hasSize(3 * 36);
    for (int i = 0; i < branches.size(); i++) {
      Branch branch = branches.get(i);
      assertThat(branch.number()).isEqualTo(1 + i % 3);
      assertThat(branch.first() / SHARE).isEqualTo(i / 12);
      assertThat(branch.length()).isEqualTo(7);
      assertThat(t.transitions().ends()[branch.end() - 1]).isEqualTo(EndMark.TRUNCATED.code());
      assertThat(t.finalValues()[branch.end() - 1]).isNotZero();
      assertThat(branch.root()).isEqualTo(branches.get(i - i % 3).root());
    }
    assertThat(branches.stream().map(Branch::root).distinct()).hasSize(12);
    assertThat(t.transitions().truncated(t.steps())).isEqualTo(branches.size());
  }

  /** Episodes of CartPole end in branches; what they leave over is played on the trunk. */
  @Test
  void stepsThatBranchesLeaveOverGoToTheTrunk() {
    Branching branching = new Branching(1000, 4, 3, 60, true, true);
    Trajectory t = collected("CartPole-v1", policy("CartPole-v1", "categorical"), branching);
    List<Branch> branches = branches(t);
    assertThat(branches).hasSize(3 * 4 * 3);
    assertThat(branches)
        .anySatisfy(
            branch ->
                assertThat(t.transitions().ends()[branch.end() - 1])
                    .isEqualTo(EndMark.TERMINATED.code()));
    int inBranches = branches.stream().mapToInt(Branch::length).sum();
    assertThat(trunk(t)).hasSize(3000 - inBranches);
    assertThat(trunk(t).length).isGreaterThan((int) (3 * branching.candidates()));
  }

  @Test
  void whatFollowsABranchDoesNotCountWithoutBootstrap() {
    Policy policy = policy("Pendulum-v1", "gaussian");
    Trajectory t = collected("Pendulum-v1", policy, new Branching(SHARE, 4, 3, 7, true, false));
    for (Branch branch : branches(t)) {
      assertThat(t.finalValues()[branch.end() - 1]).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"Pendulum-v1, gaussian", "CartPole-v1, categorical"})
  void theTrunkIsWhatStraightRolloutsPlay(String id, String type) {
    Policy policy = policy(id, type);
    Trajectory t = collected(id, policy, BRANCHING);
    int[] trunk = trunk(t);
    try (Lane straight = lane(Envs.make(id), 2, policy)) {
      straight.follow(snapshot(policy, 3));
      Trajectory expected = straight.collect(trunk.length);
      int width = policy.observationDim();
      for (int i = 0; i < trunk.length; i++) {
        int step = trunk[i];
        assertThat(t.transitions().observations().range(step * width, (step + 1) * width))
            .isEqualTo(expected.transitions().observations().range(i * width, (i + 1) * width));
        assertThat(t.transitions().actions()[step]).isEqualTo(expected.transitions().actions()[i]);
        assertThat(t.transitions().rewards()[step]).isEqualTo(expected.transitions().rewards()[i]);
        assertThat(t.transitions().ends()[step]).isEqualTo(expected.transitions().ends()[i]);
        assertThat(t.values()[step]).isEqualTo(expected.values()[i]);
      }
      assertThat(t.transitions().nextObservation())
          .isEqualTo(expected.transitions().nextObservation());
      assertThat(t.bootstrapValue()).isEqualTo(expected.bootstrapValue());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Pendulum-v1, normalizing-flow",
    "CartPole-v1, categorical",
    "Bricks-v0, categorical"
  })
  void branchesAreWhatTheirActionsGiveInARow(String id, String type) {
    assertReplays(id, type);
  }

  @Test
  @Tag("mujoco")
  void branchesAreWhatTheirActionsGiveInARowOnHopper() {
    assertReplays("Hopper-v4", "gaussian");
  }

  /** Each branch is played again from a reset, by the trunk's actions before it and its own. */
  private static void assertReplays(String id, String type) {
    Policy policy = policy(id, type);
    Trajectory t = collected(id, policy, BRANCHING);
    int[] trunk = trunk(t);
    for (Branch branch : branches(t)) {
      int[] steps = Arrays.copyOf(trunk, branch.root() + branch.length());
      for (int i = 0; i < branch.length(); i++) {
        steps[branch.root() + i] = branch.first() + i;
      }
      try (Env env = Envs.make(id)) {
        Step step = new Step(env.spec());
        env.reset(Seeds.environment(SEED, 2), step.observation);
        for (int i = 0; i < steps.length; i++) {
          int row = steps[i];
          assertThat(single(step.observation))
              .as("observation %d of branch %s", i, branch)
              .isEqualTo(row(t, row, policy.observationDim()));
          double[] action = new double[policy.actionDim()];
          for (int j = 0; j < action.length; j++) {
            action[j] = t.transitions().actions()[row * action.length + j];
          }
          env.step(action, step);
          assertThat((float) step.reward).isEqualTo(t.transitions().rewards()[row]);
          if (step.ended() && i < steps.length - 1) {
            env.reset(step.observation);
          }
        }
        EndMark end = EndMark.of(step.terminated, step.truncated);
        assertThat(t.transitions().ends()[branch.end() - 1])
            .isEqualTo((end == EndMark.NONE ? EndMark.TRUNCATED : end).code());
      }
    }
  }

  private static float[] single(double[] observation) {
    float[] numbers = new float[observation.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) observation[i];
    }
    return numbers;
  }

  private static float[] row(Trajectory t, int row, int width) {
    float[] numbers = new float[width];
    for (int i = 0; i < width; i++) {
      numbers[i] = t.transitions().observations().get(row * width + i);
    }
    return numbers;
  }

  /** Two actions and three branches: two of them begin alike. */
  @Test
  void branchesThatBeginAlikeAreEqualUnderCommonNoise() {
    Policy policy = policy("CartPole-v1", "categorical");
    assertThat(alike(collected("CartPole-v1", policy, BRANCHING))).isTrue();
    Branching independent = new Branching(SHARE, 4, 3, 7, false, true);
    assertThat(alike(collected("CartPole-v1", policy, independent))).isFalse();
  }

  private static boolean alike(Trajectory t) {
    List<Branch> branches = branches(t);
    boolean alike = true;
    int compared = 0;
    for (Branch one : branches) {
      for (Branch other : branches) {
        float[] actions = t.transitions().actions();
        if (one.root() == other.root()
            && one.number() < other.number()
            && actions[one.first()] == actions[other.first()]) {
          compared++;
          alike &=
              Arrays.equals(
                  Arrays.copyOfRange(actions, one.first(), one.end()),
                  Arrays.copyOfRange(actions, other.first(), other.end()));
        }
      }
    }
    assertThat(compared).as("pairs").isGreaterThanOrEqualTo(12);
    return alike;
  }

  @ParameterizedTest
  @CsvSource({"1", "5", "24", "77"})
  void recordsOfAnySizeAreTheSameSteps(int size) {
    Policy policy = policy("CartPole-v1", "categorical");
    Trajectory whole = collected("CartPole-v1", policy, BRANCHING);
    try (Lane lane = vine("CartPole-v1", policy, BRANCHING)) {
      for (int from = 0; from < whole.steps(); from += size) {
        Trajectory part = lane.collect(Math.min(size, whole.steps() - from));
        Trajectory rest = whole.from(from);
        assertThat(part.transitions().observations())
            .isEqualTo(
                rest.transitions()
                    .observations()
                    .range(0, part.transitions().observations().size()));
        assertThat(part.transitions().actions())
            .isEqualTo(Arrays.copyOf(rest.transitions().actions(), part.steps()));
        assertThat(part.branches()).isEqualTo(Arrays.copyOf(rest.branches(), part.steps()));
        assertThat(part.transitions().ends())
            .isEqualTo(Arrays.copyOf(rest.transitions().ends(), part.steps()));
        assertThat(part.finalValues()).isEqualTo(Arrays.copyOf(rest.finalValues(), part.steps()));
      }
    }
  }

  /** In the middle of a branch, between two, before the trunk goes on, and after a share. */
  @Test
  void goesOnBitForBitFromASnapshotAtAnyStep() {
    Policy policy = policy("CartPole-v1", "categorical");
    try (Lane lane = vine("CartPole-v1", policy, BRANCHING);
        Lane other = vine("CartPole-v1", policy, BRANCHING)) {
      for (int before = 0; before < 2 * SHARE; before++) {
        byte[] saved = lane.snapshot();
        Trajectory expected = lane.collect(50);
        other.restore(saved);
        other.follow(snapshot(policy, 3));
        assertThat(other.snapshot()).isEqualTo(saved);
        assertThat(other.collect(50)).isEqualTo(expected);
        lane.restore(saved);
        lane.follow(snapshot(policy, 3));
        lane.collect(1);
      }
    }
  }

  /** The same states and first actions; only the noise after these differs. */
  @Test
  @Tag("mujoco")
  void commonNoiseLowersTheVarianceOfDifferencesOnHopper() {
    Policy policy = policy("Hopper-v4", "gaussian");
    double common = differences(policy, new Branching(4000, 20, 4, 10, true, true));
    double independent = differences(policy, new Branching(4000, 20, 4, 10, false, true));
    assertThat(common).isLessThan(0.5 * independent);
  }

  /** The mean squared difference between the sums of rewards of a state's branches. */
  private static double differences(Policy policy, Branching branching) {
    Trajectory t = collected("Hopper-v4", policy, branching);
    List<Branch> branches = branches(t);
    double squares = 0;
    int pairs = 0;
    for (Branch one : branches) {
      for (Branch other : branches) {
        if (one.root() == other.root() && one.number() < other.number()) {
          double difference = rewards(t, one) - rewards(t, other);
          squares += difference * difference;
          pairs++;
        }
      }
    }
    assertThat(pairs).isEqualTo(3 * 20 * 6);
    return squares / pairs;
  }

  private static double rewards(Trajectory t, Branch branch) {
    double sum = 0;
    for (int step = branch.first(); step < branch.end(); step++) {
      sum += t.transitions().rewards()[step];
    }
    return sum;
  }
}
