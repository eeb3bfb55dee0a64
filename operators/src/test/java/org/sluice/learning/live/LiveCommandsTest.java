package org.sluice.learning.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.records.PolicySnapshot;

class LiveCommandsTest extends LiveFixture {

  @Test
  void aFrozenTrialLearnsNothingUntilItIsThawed() {
    LiveLearner learner = learner();
    learner.take(log.append(Command.freeze(TRIAL)), out);
    assertThat(out.releases.get(0).frozen()).isTrue();
    Plant plant = plant("one");
    for (int i = 0; i < 4; i++) {
      play(learner, plant, 40);
    }
    assertThat(learner.counts()).isEqualTo(new StepCounts(0, 0, 160, 0, 0));
    learner.take(log.append(Command.thaw(TRIAL)), out);
    for (int i = 0; i < 4; i++) {
      play(learner, plant, 40);
    }
    assertThat(learner.newest().version()).isEqualTo(1);
    checkCounts(learner);
  }

  @Test
  void aRollBackPublishesAnEarlierPolicyUnderTheNextVersion() {
    LiveLearner learner = learner();
    Plant plant = plant("one");
    while (out.learned.size() < 4) {
      play(learner, plant, 30);
    }
    PolicySnapshot second = out.learned.get(1).snapshot();
    learner.take(log.append(Command.rollBack(TRIAL, 2)), out);
    PolicySnapshot back = learner.newest();
    assertThat(back.version()).isEqualTo(5);
    assertThat(back.policy()).isEqualTo(second.policy());
    assertThat(back.means()).isEqualTo(second.means());
    assertThat(out.learned.get(4).progress().outcome()).isEqualTo(Outcome.ROLLED_BACK.name());
    assertThat(out.manifests.get(4).rolledBackTo()).isEqualTo(2);
    learner.take(log.append(Command.rollBack(TRIAL, 77)), out);
    assertThat(out.rejections.get(0).reason())
        .startsWith(
            "the command to roll back to version 77: version 77 is not kept; those that are: [0,");
    while (out.learned.size() < 6) {
      play(learner, plant, 30);
    }
    assertThat(learner.newest().version()).isEqualTo(6);
    checkCounts(learner);
  }

  @Test
  void aShareOfTheActorsFollowsTheCandidate() {
    LiveLearner learner = learner();
    Plant plant = plant("one");
    while (out.learned.isEmpty()) {
      play(learner, plant, 30);
    }
    learner.take(log.append(Command.share(TRIAL, 0.25)), out);
    while (out.learned.size() < 3) {
      play(learner, plant, 30);
    }
    var release = out.releases.get(out.releases.size() - 1);
    assertThat(release.stable()).isEqualTo(1);
    assertThat(release.candidate()).isEqualTo(3);
    long followers = 0;
    for (int i = 0; i < 1000; i++) {
      followers += release.version("actor-" + i) == 3 ? 1 : 0;
    }
    assertThat(followers).isBetween(200L, 300L);
    learner.take(log.append(Command.share(TRIAL, 1)), out);
    assertThat(out.releases.get(out.releases.size() - 1).stable()).isEqualTo(3);
    learner.take(log.append(Command.share(TRIAL, Double.NaN)), out);
    assertThat(out.rejections.get(0).reason())
        .isEqualTo("the command to share NaN: a share is 0 … 1, not NaN");
  }

  @Test
  void theAlgorithmsOwnKeysCanBeChanged() {
    LiveLearner learner = learner();
    learner.take(log.append(Command.set(TRIAL, "max-kl", "1e-9")), out);
    learner.take(log.append(Command.set(TRIAL, "batch", "7")), out);
    learner.take(log.append(Command.set(TRIAL, "gamma", "2")), out);
    assertThat(out.rejections).hasSize(2);
    assertThat(out.rejections.get(0).reason())
        .contains("'batch' cannot be changed")
        .contains("gamma");
    assertThat(out.rejections.get(1).reason())
        .isEqualTo("the command to set gamma=2: gamma must be 0 … 1, not 2.0");
    Plant plant = plant("one");
    while (out.learned.isEmpty()) {
      play(learner, plant, 30);
    }
    assertThat(out.learned.get(0).progress().metric("kl_divergence_loss", "approx_kl"))
        .isLessThan(1e-8);
  }
}
