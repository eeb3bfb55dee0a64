package org.sluice.learning.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.StepCounts;

/** Rewards that come later, and rewards that nobody should believe. */
class LiveRewardsTest extends LiveFixture {

  @Test
  void stepsWaitForTheirRewardsAndNoLonger() {
    LiveLearner learner =
        learner(
            values("trpo")
                .set(LiveParams.REWARD_WAIT, 10.0)
                .set(LiveParams.DEFAULT_REWARD, -3.0)
                .set(LiveParams.MAX_LAG, 1000));
    Plant plant = plant("one");
    plant.follow(learner.newest());
    Experience first = withRewardsLater(plant.act(20), 5, 6);
    Experience second = withRewardsLater(plant.act(20), 0);
    learner.take(log.append(first), out);
    learner.take(log.append(second), out);
    learner.take(log.append(new DelayedReward(TRIAL, "one", 0, 6, 1)), out);
    assertThat(learner.counts().pending()).isEqualTo(40);
    learner.take(log.append(new DelayedReward(TRIAL, "one", 0, 20, 1)), out);
    learner.take(log.append(new DelayedReward(TRIAL, "one", 0, 20, 1)), out);
    learner.take(log.append(new DelayedReward(TRIAL, "one", 0, 7, 1)), out);
    learner.take(log.append(new DelayedReward(TRIAL, "nobody", 0, 7, 1)), out);
    assertThat(out.rejections).hasSize(3);
    assertThat(out.rejections.get(0).reason())
        .isEqualTo(
            "the late reward of step 20 of episode 0 of actor one: that step does not wait for it;"
                + " its record is missing, it has its reward, or it waited for longer than"
                + " live.reward-wait");
    log.pass(10_001);
    play(learner, plant("other"), 50);
    learner.take(log.append(new DelayedReward(TRIAL, "one", 0, 5, 1)), out);
    assertThat(out.rejections).hasSize(4);
    play(learner, plant("third"), 50);
    assertThat(learner.counts()).isEqualTo(new StepCounts(100, 0, 0, 0, 40));
    checkCounts(learner);
  }

  private Experience withRewards(Experience e, float reward, int... later) {
    float[] rewards = new float[e.steps()];
    Arrays.fill(rewards, reward);
    return with(e, e.transitions().logProbabilities(), rewards, later);
  }

  @Test
  void rewardsBeyondTheLimitAreRejectedWithTheNumber() {
    LiveLearner learner = learner();
    Plant plant = plant("one");
    plant.follow(learner.newest());
    learner.take(log.append(withRewards(plant.act(10), 1e38f)), out);
    assertThat(out.rejections.get(0).reason())
        .contains("the reward of step 0 is 1.0E38, which is beyond ±1000000.0 (live.reward-limit)");
    learner.take(log.append(withRewards(plant.act(2), 2e6f, 0, 1)), out);
    learner.take(log.append(new DelayedReward(TRIAL, "one", 0, 10, -2e6f)), out);
    assertThat(out.rejections.get(1).reason()).startsWith("the reward of step 10 is -2000000.0,");
    learner.take(log.append(new DelayedReward(TRIAL, "one", 0, 10, -1e6f)), out);
    learner.take(log.append(new DelayedReward(TRIAL, "one", 0, 11, 1e6f)), out);
    assertThat(out.rejections).hasSize(2);
    assertThat(learner.counts()).isEqualTo(new StepCounts(0, 0, 0, 10, 2));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void noActorEndsATrialByItsRewards(String algorithm) {
    LiveLearner learner = learner(values(algorithm));
    Plant honest = plant("one");
    Plant foreign = plant("foreign");
    for (float reward : new float[] {1e38f, -1e38f, 1e6f, -1e6f}) {
      int wanted = learner.newest().version() + 5;
      while (learner.newest().version() < wanted && !learner.isOver()) {
        play(learner, honest, 30);
        foreign.follow(learner.newest());
        learner.take(log.append(withRewards(foreign.act(30), reward)), out);
      }
    }
    assertThat(learner.isOver()).isFalse();
    assertThat(out.learned).noneMatch(one -> one.progress().failed());
    checkCounts(learner);
  }
}
