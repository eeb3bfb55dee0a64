package org.sluice.learning.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.log.Manifest;

class LiveLearnerTest extends LiveFixture {

  @ParameterizedTest
  @MethodSource("algorithms")
  void eachBatchMakesTheNextVersion(String algorithm) {
    LiveLearner learner = learner(values(algorithm));
    Plant plant = plant("one");
    for (int i = 0; i < 13; i++) {
      play(learner, plant, 30);
    }
    // 200 steps an episode: records of 30 × 6, 20, and so on.
    assertThat(learner.newest().version()).isEqualTo((int) (log.steps() / BATCH));
    assertThat(out.learned).extracting(one -> one.snapshot().version()).containsExactly(1, 2, 3);
    assertThat(out.manifests).extracting(Manifest::version).containsExactly(1, 2, 3);
    assertThat(out.releases).extracting(one -> one.candidate()).containsExactly(1, 2, 3);
    assertThat(out.learned.get(2).progress().meanReturn()).isNegative();
    assertThat(out.rejections).isEmpty();
    checkCounts(learner);
  }

  @Test
  void stepsOfPoliciesThatAreTooOldAreStale() {
    LiveLearner learner = learner(values("trpo").set(LiveParams.MAX_LAG, 1));
    Plant slow = plant("slow");
    slow.follow(learner.newest());
    Plant fast = plant("fast");
    while (out.learned.isEmpty()) {
      play(learner, fast, 40);
    }
    learner.take(log.append(slow.act(10)), out);
    assertThat(learner.counts().stale()).isZero();
    while (out.learned.size() < 2) {
      play(learner, fast, 40);
    }
    assertThat(out.manifests.get(1).lags()).containsExactly(70, 30);
    learner.take(log.append(slow.act(10)), out);
    assertThat(learner.counts().stale()).isEqualTo(10);
    checkCounts(learner);
  }

  @Test
  void silentActorsAreForgotten() {
    LiveLearner learner =
        learner(values("trpo").set(LiveParams.MOST_ACTORS, 5).set(LiveParams.ACTOR_TIMEOUT, 1.0));
    for (int i = 0; i < 20; i++) {
      play(learner, plant("actor-" + i), 2);
    }
    assertThat(learner.actors()).isEqualTo(5);
    log.pass(1_001);
    play(learner, plant("late"), 2);
    assertThat(learner.actors()).isEqualTo(1);
  }

  @Test
  void theTrialEndsWithItsLastVersion() {
    LiveLearner learner = learner(values("trpo").set(TrialParams.TOTAL_STEPS, 200L));
    Plant plant = plant("one");
    for (int i = 0; i < 10; i++) {
      play(learner, plant, 50);
    }
    assertThat(learner.isOver()).isTrue();
    assertThat(learner.newest().version()).isEqualTo(2);
    assertThat(learner.counts().taken()).isEqualTo(200);
  }
}
