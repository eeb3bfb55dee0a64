package org.sluice.learning.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sluice.learning.rollout.Lanes.SEED;
import static org.sluice.learning.rollout.Lanes.lane;
import static org.sluice.learning.rollout.Lanes.network;
import static org.sluice.learning.rollout.Lanes.snapshot;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.registry.Envs;
import org.sluice.env.wrapper.ClipAction;
import org.sluice.env.wrapper.TimeLimit;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.records.BitExact;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.value.Critic;

class LaneTest {

  /** Also where an episode has ended just before the snapshot, and in the middle of one. */
  @ParameterizedTest
  @CsvSource({
    "Pendulum-v1, normalizing-flow, 70",
    "Pendulum-v1, gaussian, 200",
    "CartPole-v1, categorical, 33",
    "ContinuousCartPole-v0, beta, 1"
  })
  void goesOnBitForBitFromASnapshot(String id, String type, int stepsBefore) {
    Hyperparameters values = new Hyperparameters().set(PolicyParams.TYPE, type);
    Policy policy = Policies.create(Envs.spec(id).spaces(), values);
    PolicySnapshot followed = snapshot(policy, 3);
    try (Lane lane = lane(Envs.make(id), 2, policy);
        Lane other = lane(Envs.make(id), 7, policy)) {
      lane.follow(followed);
      lane.collect(stepsBefore);
      byte[] snapshot = lane.snapshot();
      Trajectory expected = lane.collect(300);

      other.follow(snapshot(policy, 1));
      other.collect(50);
      other.restore(snapshot);
      assertThat(other.version()).isEqualTo(-1);
      other.follow(followed);
      assertThat(other.snapshot()).isEqualTo(snapshot);
      assertThat(other.sequence()).isEqualTo(stepsBefore);
      assertThat(other.collect(300))
          .usingRecursiveComparison(BitExact.comparison())
          .ignoringFields("lane")
          .isEqualTo(expected);
      lane.restore(snapshot);
      lane.follow(followed);
      assertThat(lane.collect(300))
          .usingRecursiveComparison(BitExact.comparison())
          .isEqualTo(expected);
    }
  }

  @Test
  void howManyStepsAreTakenAtATimeDoesNotMatter() {
    Policy policy = new Gaussian(1, 1, Trunk.of(8));
    try (Lane whole = lane(new CountingEnv(7), 0, policy);
        Lane parts = lane(new CountingEnv(7), 0, policy)) {
      whole.follow(snapshot(policy, 1));
      parts.follow(snapshot(policy, 1));
      Trajectory expected = whole.collect(20);
      int step = 0;
      for (int steps : new int[] {1, 6, 4, 9}) {
        Trajectory part = parts.collect(steps);
        assertThat(part.sequence()).isEqualTo(step);
        for (int i = 0; i < steps; i++, step++) {
          assertThat(part.transitions().actions()[i])
              .isEqualTo(expected.transitions().actions()[step]);
          assertThat(part.values()[i]).isEqualTo(expected.values()[step]);
          assertThat(part.transitions().rewards()[i])
              .isEqualTo(expected.transitions().rewards()[step]);
          assertThat(part.transitions().ends()[i]).isEqualTo(expected.transitions().ends()[step]);
        }
        float next = step < 20 ? expected.values()[step] : expected.bootstrapValue();
        assertThat(part.bootstrapValue()).isEqualTo(next);
      }
    }
  }

  @Test
  void lanesOfATrialDiffer() {
    Policy policy = new Gaussian(1, 1, Trunk.of(8));
    try (Lane one = lane(new CountingEnv(7), 0, policy);
        Lane two = lane(new CountingEnv(7), 1, policy)) {
      one.follow(snapshot(policy, 1));
      two.follow(snapshot(policy, 1));
      assertThat(one.collect(20).transitions().actions())
          .isNotEqualTo(two.collect(20).transitions().actions());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pendulum-v1", "ContinuousCartPole-v0"})
  void lanesThatTakeTurnsInOneEnvironmentGoTheirOwnWays(String id) {
    Policy policy = Policies.create(Envs.spec(id).spaces(), new Hyperparameters());
    PolicySnapshot followed = snapshot(policy, 3);
    try (Lane alone = lane(Envs.make(id), 0, policy);
        Lane one = lane(Envs.make(id), 0, policy);
        Lane other = lane(Envs.make(id), 1, policy)) {
      alone.follow(followed);
      one.follow(followed);
      other.follow(followed);
      other.park().close();
      for (int turn = 0; turn < 5; turn++) {
        assertThat(one.snapshot()).isEqualTo(alone.snapshot());
        assertThat(one.collect(77))
            .usingRecursiveComparison(BitExact.comparison())
            .isEqualTo(alone.collect(77));
        other.unpark(one.park());
        assertThat(one.snapshot()).isEqualTo(alone.snapshot());
        other.collect(31);
        one.unpark(other.park());
      }
    }
  }

  @Test
  void lanesThatShareNetworksActUnderTheirOwnPolicies() {
    Policy policy = new Gaussian(1, 1, Trunk.of(8));
    Acting acting = new Acting(policy, network(policy));
    List<Trajectory> expected = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      try (Lane alone = lane(new CountingEnv(7), number, policy)) {
        alone.follow(snapshot(policy, number));
        expected.add(alone.collect(10));
        expected.add(alone.collect(10));
      }
    }
    try (Lane one = new Lane(new LaneId("trial", 0), SEED, new CountingEnv(7), acting);
        Lane two = new Lane(new LaneId("trial", 1), SEED, new CountingEnv(7), acting)) {
      one.follow(snapshot(policy, 0));
      two.follow(snapshot(policy, 1));
      List<Trajectory> actual = new ArrayList<>();
      for (Lane lane : List.of(one, two, one, two)) {
        actual.add(lane.collect(10));
      }
      for (int i = 0; i < 4; i++) {
        assertThat(actual.get(i % 2 * 2 + i / 2))
            .usingRecursiveComparison(BitExact.comparison())
            .isEqualTo(expected.get(i));
      }
    }
  }

  /** What is learned from is what was drawn; the limits are the environment's affair. */
  @Test
  void actionsAreRecordedUnclipped() {
    Policy policy = new Gaussian(1, 1, Trunk.of(8));
    CountingEnv unlimited = new CountingEnv(1000);
    CountingEnv limited = new CountingEnv(1000);
    try (Lane free = lane(unlimited, 0, policy);
        Lane clipped = lane(new ClipAction(limited), 0, policy)) {
      free.follow(snapshot(policy, 1));
      clipped.follow(snapshot(policy, 1));
      Trajectory expected = free.collect(100);
      assertThat(clipped.collect(100))
          .usingRecursiveComparison(BitExact.comparison())
          .isEqualTo(expected);
      for (int i = 0; i < 100; i++) {
        double action = expected.transitions().actions()[i];
        assertThat(unlimited.actions.get(i)).isEqualTo(action);
        assertThat(limited.actions.get(i)).isEqualTo(Math.max(-0.1, Math.min(0.1, action)));
      }
      assertThat(unlimited.actions).anyMatch(action -> Math.abs(action) > 0.1);
    }
  }

  /** The counter tells which observation a value belongs to: that before the reset. */
  @Test
  void aTruncatedEpisodeHasTheValueOfItsLastObservation() {
    Policy policy = new Gaussian(1, 1, Trunk.of(8));
    PolicySnapshot followed = snapshot(policy, 1);
    Critic critic = new Critic(network(policy));
    critic.setParameters(followed.value());
    try (Lane lane = lane(new TimeLimit(new CountingEnv(1000), 4), 0, policy)) {
      lane.follow(followed);
      Trajectory trajectory = lane.collect(10);
      for (int i = 0; i < 10; i++) {
        assertThat(trajectory.transitions().observations().get(i)).isEqualTo(i % 4);
        assertThat(trajectory.values()[i])
            .isEqualTo((float) critic.value(new double[] {i % 4 / 2.0}));
        boolean cut = i % 4 == 3;
        assertThat(EndMark.ofCode(trajectory.transitions().ends()[i]))
            .isEqualTo(cut ? EndMark.TRUNCATED : EndMark.NONE);
        assertThat(trajectory.finalValues()[i])
            .isEqualTo(cut ? (float) critic.value(new double[] {2}) : 0);
      }
      assertThat(trajectory.bootstrapValue()).isEqualTo((float) critic.value(new double[] {1}));
      assertThat(trajectory.transitions().nextObservation())
          .isEqualTo(Observations.of(new float[] {2}));
      assertThat(trajectory.transitions().finalObservations())
          .isEqualTo(Observations.of(new float[] {4, 4}));
      Trajectory rest = trajectory.from(5);
      assertThat(rest.transitions().finalObservations())
          .isEqualTo(Observations.of(new float[] {4}));
      assertThat(rest.transitions().nextObservation()).isEqualTo(Observations.of(new float[] {2}));
    }
  }

  /** What acting draws does not depend on what is recorded beside it. */
  @Test
  void whatAnAlgorithmDoesNotWantIsLeftOut() {
    Policy policy = new Gaussian(1, 1, Trunk.of(8));
    Acting acting = new Acting(policy, network(policy));
    try (Lane all = lane(new TimeLimit(new CountingEnv(1000), 4), 0, policy);
        Lane few =
            new Lane(
                new LaneId("t", 0),
                SEED,
                new TimeLimit(new CountingEnv(1000), 4),
                acting,
                new DrawnActions(),
                new Rollouts(new Wanted(false, false)))) {
      all.follow(snapshot(policy, 1));
      few.follow(snapshot(policy, 1));
      Trajectory expected = all.collect(10);
      Trajectory trajectory = few.collect(10);
      assertThat(trajectory.transitions().actions()).isEqualTo(expected.transitions().actions());
      assertThat(trajectory.transitions().finalObservations())
          .isEqualTo(expected.transitions().finalObservations());
      assertThat(trajectory.transitions().logProbabilities()).isEmpty();
      assertThat(trajectory.values()).isEmpty();
      assertThat(trajectory.finalValues()).isEmpty();
      assertThat(trajectory.from(3).transitions().rewards()).hasSize(7);
    }
  }

  /** Where task and limit end an episode with the same step, nothing can follow. */
  @Test
  void aTerminatedEpisodeHasNoFinalValue() {
    Policy policy = new Gaussian(1, 1, Trunk.of(8));
    try (Lane lane = lane(new TimeLimit(new CountingEnv(4), 4), 0, policy)) {
      lane.follow(snapshot(policy, 1));
      Trajectory trajectory = lane.collect(4);
      assertThat(EndMark.ofCode(trajectory.transitions().ends()[3])).isEqualTo(EndMark.TERMINATED);
      assertThat(trajectory.finalValues()).containsOnly(0);
    }
  }

  @Test
  void withoutAPolicyThereIsNothingToDo() {
    Policy policy = new Gaussian(1, 1, Trunk.of(8));
    try (Lane lane = lane(new CountingEnv(7), 0, policy)) {
      assertThat(lane.version()).isEqualTo(-1);
      assertThatThrownBy(() -> lane.collect(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("follows no policy yet");
    }
  }
}
