package org.sluice.learning.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.rollout.Lanes.lane;
import static org.sluice.learning.rollout.Lanes.network;
import static org.sluice.learning.rollout.Lanes.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.records.BitExact;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.rollout.exploration.PerturbedParameters;
import org.sluice.learning.targets.RunningEpisode;
import org.sluice.learning.targets.SegmentBuilder;
import org.sluice.learning.targets.Targets;

class WholeEpisodesTest {

  private static final int SHARE = 10;
  private static final Policy POLICY = new Gaussian(1, 1, Trunk.of(8));

  private static Sampler sampler() {
    return new WholeEpisodes(Wanted.NOTHING, SHARE, 3);
  }

  private static Lane perturbed(int episode, Acting acting) {
    return new Lane(
        new LaneId("trial", 0),
        Lanes.SEED,
        new CountingEnv(episode),
        acting,
        new PerturbedParameters(),
        sampler());
  }

  private static Acting acting() {
    return new Acting(POLICY, network(POLICY));
  }

  /** With a deviation for each parameter. */
  private static PolicySnapshot policy(int version) {
    PolicySnapshot followed = snapshot(POLICY, version);
    float[] deviations = new float[followed.policy().length];
    Arrays.fill(deviations, 0.3f);
    return new PolicySnapshot(
        followed.trial(),
        version,
        0,
        false,
        followed.specification(),
        followed.policy(),
        deviations,
        followed.means(),
        followed.deviations());
  }

  private static List<Segment> shares(Lane lane, int... steps) {
    SegmentBuilder builder = new SegmentBuilder(SHARE, Targets.NONE, true);
    List<Segment> shares = new ArrayList<>();
    RunningEpisode running = RunningEpisode.NONE;
    for (int version = 0; version < 3; version++) {
      lane.follow(policy(version));
      List<Trajectory> parts = new ArrayList<>();
      for (int part : steps) {
        parts.add(lane.collect(part));
      }
      SegmentBuilder.Built built = builder.build(parts, running);
      running = built.episode();
      assertThat(running).isEqualTo(RunningEpisode.NONE);
      shares.add(built.segment());
    }
    return shares;
  }

  /** The counter tells the step of an episode. */
  @Test
  void everyShareBeginsWithAnEpisode() {
    try (Lane lane = lane(new CountingEnv(4), 0, POLICY, sampler())) {
      for (Segment share : shares(lane, 3, 5, 2)) {
        for (int i = 0; i < SHARE; i++) {
          assertThat(share.transitions().observations().get(i)).isEqualTo(i % 4);
          assertThat(share.transitions().ends()[i] != 0).isEqualTo(i % 4 == 3);
        }
        assertThat(share.episodeLengths()).containsExactly(4, 4);
        assertThat(share.transitions().nextObservation().get(0)).isEqualTo(2);
      }
    }
  }

  @Test
  void anEpisodeThatEndsWithTheShareIsFollowedByItsNext() {
    try (Lane lane = lane(new CountingEnv(5), 0, POLICY, sampler())) {
      for (Segment share : shares(lane, 10)) {
        assertThat(share.episodeLengths()).containsExactly(5, 5);
        assertThat(share.transitions().observations().get(0)).isZero();
      }
    }
  }

  /** Recomputes every action from the episode's seed, as a learner would. */
  @Test
  void anEpisodeActsByTheParametersOfItsSeed() {
    try (Lane lane = perturbed(4, acting())) {
      List<Segment> shares = shares(lane, 3, 7);
      List<Long> seeds = new ArrayList<>();
      Actor actor = new Actor(POLICY);
      for (int version = 0; version < shares.size(); version++) {
        PolicySnapshot followed = policy(version);
        Segment share = shares.get(version);
        List<WholeEpisode> episodes = WholeEpisode.of(List.of(share), Lanes.SEED);
        assertThat(episodes).extracting(WholeEpisode::first).containsExactly(0, 4);
        for (WholeEpisode episode : episodes) {
          seeds.add(episode.seed());
          actor.setParameters(
              PerturbedParameters.drawn(followed.policy(), followed.value(), episode.seed()));
          double[] action = new double[1];
          for (int i = episode.first(); i < episode.first() + episode.steps(); i++) {
            actor.actCentrally(
                new double[] {share.transitions().observations().get(i) / 2}, action);
            assertThat(share.transitions().actions()[i]).isEqualTo((float) action[0]);
          }
        }
      }
      assertThat(seeds).doesNotHaveDuplicates();
    }
  }

  @Test
  void theRowsOfEpisodesGoOnFromLaneToLane() {
    try (Lane lane = lane(new CountingEnv(4), 0, POLICY, sampler())) {
      Segment share = shares(lane, 10).get(0);
      assertThat(WholeEpisode.of(List.of(share, share), 1))
          .extracting(WholeEpisode::first)
          .containsExactly(0, 4, 10, 14);
    }
  }

  @Test
  void drawnParametersHaveMeansAndDeviations() {
    float[] drawn = PerturbedParameters.drawn(new float[] {1, -2}, new float[] {0.5f, 0}, 9);
    assertThat(drawn[0]).isEqualTo((float) (1 + 0.5 * new Generator(9).gaussian()));
    assertThat(drawn[1]).isEqualTo(-2);
  }

  /** A lane restored in an episode keeps its parameters, whatever others have loaded. */
  @Test
  void restoredAndSharedLanesGoOnAsAlone() {
    Acting shared = acting();
    try (Lane alone = perturbed(7, acting());
        Lane one = perturbed(7, shared);
        Lane other = lane(new CountingEnv(7), 1, POLICY, new Rollouts(Wanted.NOTHING));
        Lane straight =
            new Lane(
                new LaneId("trial", 1),
                Lanes.SEED,
                new CountingEnv(7),
                shared,
                new DrawnActions(),
                new Rollouts(Wanted.NOTHING));
        Lane restored = perturbed(7, shared)) {
      for (Lane lane : List.of(alone, one, other, straight)) {
        lane.follow(policy(0));
      }
      assertSame(one.collect(4), alone.collect(4));
      assertSame(straight.collect(4), other.collect(4));
      assertSame(one.collect(1), alone.collect(1));
      restored.restore(one.snapshot());
      restored.follow(policy(0));
      assertSame(straight.collect(4), other.collect(4));
      assertSame(restored.collect(5), alone.collect(5));
    }
  }

  private static void assertSame(Trajectory actual, Trajectory expected) {
    assertThat(actual).usingRecursiveComparison(BitExact.comparison()).isEqualTo(expected);
  }

  @Test
  void onlySimulationsCanRestart() {
    assertThat(sampler().simulationOnly())
        .contains("lanes begin each iteration with a new episode");
    assertThat(new Rollouts(Wanted.ALL).simulationOnly()).isEmpty();
  }
}
