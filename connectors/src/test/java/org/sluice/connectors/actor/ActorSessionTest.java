package org.sluice.connectors.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.connectors.codec.ExperienceCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.env.Env;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.rollout.Seeds;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

class ActorSessionTest {

  private static final double[] STATE = {1, 0, 0.25};
  private static final int STEPS_PER_RECORD = 50;

  private final PolicyBoard board = new PolicyBoard(Published.TRIAL);
  private final List<LiveRecord> sent = new ArrayList<>();

  private ActorSession session() {
    return session(Published.SEED);
  }

  private ActorSession session(long seed) {
    return new ActorSession(Published.TRIAL, "line-7", board, sent::add, STEPS_PER_RECORD, seed);
  }

  private ActingPolicy publish(int version) {
    ActingPolicy policy = Published.acting(Published.snapshot("Pendulum-v1", "gaussian", version));
    board.publish(new Offer(null, policy, policy));
    return policy;
  }

  private Experience experience(int index) {
    return (Experience) sent.get(index);
  }

  /** The same numbers as a lane of the same seed: noise, normalisation, rounding. */
  @ParameterizedTest
  @CsvSource({
    "Pendulum-v1, gaussian",
    "Pendulum-v1, normalizing-flow",
    "CartPole-v1, categorical",
    "ContinuousCartPole-v0, beta"
  })
  void actsAsALaneDoes(String environment, String type) throws UnreadableRecordException {
    Trial trial = Published.trial(environment, type);
    PolicySnapshot snapshot = Published.snapshot(environment, type, 3);
    Trajectory expected;
    try (Lane lane =
        TrialModel.lane(trial, 0, TrialModel.environment(trial), TrialModel.of(trial).acting())) {
      lane.follow(snapshot);
      expected = lane.collect(300);
    }
    ActingPolicy policy = Published.acting(snapshot);
    board.publish(new Offer(null, policy, policy));
    ActorSession actor = session(Seeds.actions(Published.SEED, 0));
    try (Env env = Envs.make(environment)) {
      run(actor, env, Seeds.environment(Published.SEED, 0), 300);
    }
    int at = 0;
    for (LiveRecord record : sent) {
      Experience experience = (Experience) record;
      ExperienceCodec codec = new ExperienceCodec();
      assertThat(codec.decode(codec.encode(experience))).isEqualTo(experience);
      for (int i = 0; i < experience.steps(); i++, at++) {
        int observationDim = experience.transitions().nextObservation().size();
        int actionDim = experience.transitions().actions().length / experience.steps();
        for (int j = 0; j < observationDim; j++) {
          assertThat(experience.transitions().observations().get(i * observationDim + j))
              .isEqualTo(expected.transitions().observations().get(at * observationDim + j));
        }
        for (int j = 0; j < actionDim; j++) {
          assertThat(experience.transitions().actions()[i * actionDim + j])
              .isEqualTo(expected.transitions().actions()[at * actionDim + j]);
        }
        assertThat(experience.transitions().logProbabilities()[i])
            .isEqualTo(expected.transitions().logProbabilities()[at]);
        assertThat(experience.transitions().rewards()[i])
            .isEqualTo(expected.transitions().rewards()[at]);
        assertThat(experience.transitions().ends()[i]).isEqualTo(expected.transitions().ends()[at]);
      }
    }
    assertThat(at).isEqualTo(300);
  }

  /** Episodes of an environment under a session, as a program writes them. */
  private static void run(ActorSession actor, Env env, long seed, int steps) {
    Step step = new Step(env.spec());
    env.reset(seed, step.observation);
    Episode episode = actor.begin(step.observation);
    for (int i = 0; i < steps; i++) {
      env.step(episode.act().applied(), step);
      if (step.terminated) {
        episode.terminate(step.reward, step.observation);
      } else if (step.truncated) {
        episode.truncate(step.reward, step.observation);
      } else {
        episode.step(step.reward, step.observation);
      }
      if (step.ended()) {
        env.reset(step.observation);
        episode = actor.begin(step.observation);
      }
    }
    actor.close();
  }

  @Test
  void aRecordEndsAfterItsStepsAndWithTheEpisode() {
    publish(0);
    Episode episode = session().begin(STATE);
    for (int i = 0; i < STEPS_PER_RECORD + 2; i++) {
      episode.act();
      episode.step(i, STATE);
    }
    episode.act();
    episode.truncate(7, new double[] {3, 2, 1});
    assertThat(sent).hasSize(2);
    assertThat(experience(0).steps()).isEqualTo(STEPS_PER_RECORD);
    assertThat(experience(0).endsEpisode()).isFalse();
    assertThat(experience(1).step()).isEqualTo(STEPS_PER_RECORD);
    assertThat(experience(1).steps()).isEqualTo(3);
    assertThat(experience(1).transitions().rewards()).containsExactly(50, 51, 7);
    assertThat(experience(1).transitions().ends()).containsExactly(0, 0, EndMark.TRUNCATED.code());
    assertThat(experience(1).transitions().finalObservations().floats()).containsExactly(3, 2, 1);
    assertThat(experience(1).episode()).isEqualTo(episode.number());
    assertThatIllegalStateException().isThrownBy(episode::act);
  }

  @Test
  void anotherVersionBeginsAnotherRecord() {
    publish(0);
    Episode episode = session().begin(STATE);
    float before = episode.act().logProbability();
    episode.step(1, STATE);
    publish(1);
    Decision decision = episode.act();
    assertThat(decision.version()).isEqualTo(1);
    assertThat(decision.logProbability()).isNotEqualTo(before);
    episode.terminate(2, STATE);
    assertThat(sent).extracting(one -> ((Experience) one).version()).containsExactly(0, 1);
    assertThat(experience(1).step()).isEqualTo(1);
  }

  @Test
  void theReleaseChoosesAmongTwoVersions() {
    ActingPolicy stable = Published.acting(Published.snapshot("Pendulum-v1", "gaussian", 4));
    ActingPolicy candidate = Published.acting(Published.snapshot("Pendulum-v1", "gaussian", 9));
    for (double share : new double[] {0, 0.5, 1}) {
      Release release = new Release(Published.TRIAL, 4, 9, share, false);
      board.publish(new Offer(release, stable, candidate));
      assertThat(session().begin(STATE).act().version()).isEqualTo(release.version("line-7"));
    }
  }

  @Test
  void episodesOfANameRise() {
    publish(0);
    ActorSession first = session();
    long last = 0;
    for (int i = 0; i < 100; i++) {
      long next = first.begin(STATE).number();
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }

  @Test
  void anEpisodeThatIsLeftIsNotEnded() {
    publish(0);
    ActorSession actor = session();
    Episode left = actor.begin(STATE);
    left.act();
    left.step(1, STATE);
    left.act();
    Episode next = actor.begin(STATE);
    assertThat(experience(0).steps()).isEqualTo(1);
    assertThat(experience(0).endsEpisode()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> left.step(1, STATE))
        .withMessageContaining("has ended or was left for another");
    next.act();
    next.terminate(1, STATE);
    assertThat(experience(1).episode()).isEqualTo(next.number());
    assertThat(experience(1).step()).isZero();
  }

  @Test
  void rewardsThatFollow() {
    publish(0);
    ActorSession actor = session();
    Episode episode = actor.begin(STATE);
    for (int i = 0; i < 4; i++) {
      episode.act();
      if (i > 0) {
        assertThat(episode.rewardLater()).isEqualTo(i);
      }
      episode.step(0, STATE);
    }
    actor.reward(episode.number(), 2, 5); // in time for its record
    actor.close();
    assertThat(experience(0).rewardsLater()).containsExactly(1, 3);
    assertThat(experience(0).transitions().rewards()).containsExactly(0, 0, 5, 0);
    actor.reward(episode.number(), 3, -0.5);
    assertThat(sent.get(1))
        .isEqualTo(new DelayedReward(Published.TRIAL, "line-7", episode.number(), 3, -0.5f));
  }

  @Test
  void aPolicyThatIsTooOldGivesWayToAnActionThatIsNotRecorded() {
    ActingPolicy old =
        Published.acting(
            Published.snapshot("Pendulum-v1", "gaussian", 0),
            System.nanoTime() - Duration.ofHours(1).toNanos());
    board.publish(new Offer(null, old, old));
    Episode episode = session().begin(STATE);
    episode.act();
    episode.step(1, STATE);
    board.hold(Duration.ofMinutes(1), null);
    assertThat(board.freshness().held()).isTrue();
    assertThat(episode.act().isFallback()).isFalse();
    episode.step(2, STATE);
    board.hold(Duration.ofMinutes(1), new double[] {0.5});
    Decision fallback = episode.act();
    assertThat(fallback.isFallback()).isTrue();
    assertThat(fallback.action()).containsExactly(0.5);
    assertThat(fallback.version()).isEqualTo(-1);
    assertThat(fallback.logProbability()).isNaN();
    episode.step(3, STATE);
    assertThat(experience(0).transitions().rewards()).containsExactly(1, 2);
    ActingPolicy fresh = publish(1);
    assertThat(board.freshness().held()).isFalse();
    assertThat(episode.act().version()).isEqualTo(fresh.version());
    episode.terminate(4, STATE);
    assertThat(experience(1).step()).isEqualTo(3);
    assertThat(experience(1).transitions().rewards()).containsExactly(4);
  }

  @Test
  void aFrozenTrialIsNotTooOld() {
    ActingPolicy old =
        Published.acting(Published.snapshot("Pendulum-v1", "gaussian", 2), System.nanoTime() - 10);
    board.hold(Duration.ofNanos(1), new double[] {0.5});
    board.publish(new Offer(new Release(Published.TRIAL, 2, 2, 1, true), old, old));
    assertThat(board.freshness().held()).isFalse();
    assertThat(session().begin(STATE).act().isFallback()).isFalse();
  }

  @Test
  void beforeThereIsAnyPolicy() {
    Episode episode = session().begin(STATE);
    assertThatExceptionOfType(NoPolicyException.class)
        .isThrownBy(episode::act)
        .withMessageStartingWith("there is no policy of trial plant yet; ");
    assertThat(board.freshness().version()).isEqualTo(-1);
    board.hold(Duration.ofMinutes(1), new double[] {0});
    assertThat(episode.act().isFallback()).isTrue();
    episode.step(1, STATE);
    publish(0);
    assertThat(episode.act().version()).isZero();
    assertThat(sent).isEmpty();
  }

  @Test
  void actionsAreCutWhereTheTrialSaysSo() {
    ActingPolicy policy = Published.acting(wide());
    board.publish(new Offer(null, policy, policy));
    ActorSession actor = session();
    boolean cut = false;
    for (int i = 0; i < 100; i++) {
      Decision decision = actor.begin(STATE).act();
      double drawn = decision.action()[0];
      assertThat(decision.applied()[0]).isEqualTo(Math.max(-2, Math.min(2, drawn)));
      cut |= Math.abs(drawn) > 2;
    }
    assertThat(cut).isTrue();
  }

  /** Of a large deviation, the last of its parameters. */
  private static PolicySnapshot wide() {
    PolicySnapshot any = Published.snapshot("Pendulum-v1", "gaussian", 0);
    any.policy()[any.policy().length - 1] = 2;
    return any;
  }

  @Test
  void mistakes() {
    publish(0);
    ActorSession actor = session();
    Episode episode = actor.begin(STATE);
    assertThatIllegalStateException().isThrownBy(() -> episode.step(1, STATE));
    assertThatIllegalStateException().isThrownBy(episode::rewardLater);
    episode.act();
    assertThatIllegalStateException().isThrownBy(episode::act);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> episode.step(Double.NaN, STATE))
        .withMessage("the reward is NaN, which is no finite number in single precision");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> episode.step(1, new double[] {1, 1e300, 0}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> episode.step(1, new double[2]))
        .withMessage("an observation of trial plant has 3 numbers, not 2");
    episode.step(1, STATE); // none of these has taken effect
    actor.close();
    assertThat(experience(0).steps()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActorSession("t", "x".repeat(201), board, sent::add, 1, 0));
  }

  @ParameterizedTest
  @CsvSource({"gaussian", "normalizing-flow"})
  void actingAllocatesNothing(String type) {
    ActingPolicy policy = Published.acting(Published.snapshot("Pendulum-v1", type, 0));
    board.publish(new Offer(null, policy, policy));
    board.hold(Duration.ofHours(1), new double[1]);
    Episode episode = session().begin(STATE);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long fewest = Long.MAX_VALUE;
    // The first rounds load classes; one round without a byte shows that acting needs none.
    for (int round = 0; round < 50 && fewest > 0; round++) {
      long allocated = 0;
      for (int i = 0; i < 200; i++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        episode.act();
        allocated += threads.getCurrentThreadAllocatedBytes() - before;
        episode.step(1, STATE);
      }
      fewest = Math.min(fewest, allocated);
    }
    assertThat(fewest).isZero();
    assertThat(sent).isNotEmpty();
  }
}
