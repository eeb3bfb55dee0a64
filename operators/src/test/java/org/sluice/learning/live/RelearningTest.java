package org.sluice.learning.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

/** What is learned follows from the log alone. */
class RelearningTest extends LiveFixture {

  @Test
  void equalLogsMakeEqualVersionsWhereverTheLearnerIsSavedAndRestored() throws IOException {
    Trial trial =
        trial(values("ppo").set(LiveParams.REWARD_WAIT, 0.01).set(LiveParams.LEARNER_INTERVAL, 2));
    LiveLearner learner = new LiveLearner(trial, LearnerWorkspace::of);
    Plant one = plant("one");
    Plant other = plant("other");
    for (int i = 0; i < 20; i++) {
      one.follow(learner.newest());
      Experience late = one.act(17);
      Experience e = withRewardsLater(late, 3);
      learner.take(log.append(e), out);
      play(learner, other, 23);
      learner.take(log.append(new DelayedReward(TRIAL, "one", e.episode(), e.step() + 3, -1)), out);
      if (i == 7) {
        learner.take(log.append(Command.set(TRIAL, "learning-rate", "0.001")), out);
        learner.take(log.append(Command.share(TRIAL, 0.5)), out);
      }
      if (i == 12) {
        learner.take(log.append(Command.rollBack(TRIAL, 2)), out);
      }
    }
    CollectedOutput again = new CollectedOutput();
    LiveLearner restored = new LiveLearner(trial, LearnerWorkspace::of);
    for (Logged logged : log.records) {
      restored.take(logged, again);
      byte[] saved = save(restored);
      restored = restored(trial, saved);
      assertThat(save(restored)).isEqualTo(saved);
      restored.take(logged, again); // read again after a failure
    }
    assertThat(again.learned).isEqualTo(out.learned);
    assertThat(again.manifests).isEqualTo(out.manifests);
    assertThat(again.releases).isEqualTo(out.releases);
    assertThat(again.rejections).isEqualTo(out.rejections);
    assertThat(again.stored).isEqualTo(out.stored);
    assertThat(restored.counts()).isEqualTo(learner.counts());
    assertThat(out.learned).hasSizeGreaterThan(6);
    assertThat(out.rejections).isEmpty();
    assertThat(out.stored).extracting(StoredLearner::version).contains(2, 4, 6);
    for (StoredLearner stored : out.stored) {
      goesOnFrom(stored, trial);
    }
  }

  /** Whatever was waiting, rolled back to or changed before is in the stored learner. */
  private void goesOnFrom(StoredLearner stored, Trial trial) throws IOException {
    CollectedOutput rest = new CollectedOutput();
    LiveLearner learner = restored(trial, stored.state());
    assertThat(learner.newest()).isEqualTo(out.learned.get(stored.version() - 1).snapshot());
    assertThat(learner.digest()).isEqualTo(stored.digest());
    log.records.stream()
        .filter(one -> one.offset() >= stored.nextOffset())
        .forEach(one -> learner.take(one, rest));
    int from = stored.version();
    assertThat(rest.learned).isEqualTo(out.learned.subList(from, out.learned.size()));
    assertThat(rest.manifests).isEqualTo(out.manifests.subList(from, out.manifests.size()));
    int later = out.stored.indexOf(stored) + 1;
    assertThat(rest.stored).isEqualTo(out.stored.subList(later, out.stored.size()));
  }

  private static LiveLearner restored(Trial trial, byte[] saved) throws IOException {
    return LiveLearner.restored(
        trial, LearnerWorkspace::of, new DataInputStream(new ByteArrayInputStream(saved)));
  }

  @Test
  void aFlippedBitOfARewardIsFound() {
    LiveLearner learner = learner();
    Plant plant = plant("one");
    while (out.learned.size() < 3) {
      play(learner, plant, 30);
    }
    CollectedOutput forged = new CollectedOutput();
    LiveLearner again = learner();
    for (Logged logged : log.records) {
      Experience e = (Experience) logged.record();
      if (logged.offset() == 4) {
        float[] rewards = e.transitions().rewards().clone();
        rewards[0] = Float.intBitsToFloat(Float.floatToIntBits(rewards[0]) ^ 1);
        e = with(e, e.transitions().logProbabilities(), rewards, e.rewardsLater());
      }
      again.take(new Logged(e, 0, logged.offset(), logged.time(), logged.checksum()), forged);
    }
    assertThat(forged.manifests.get(0)).isEqualTo(out.manifests.get(0));
    assertThat(forged.manifests.get(1).digest()).isNotEqualTo(out.manifests.get(1).digest());
    assertThat(forged.manifests.get(2).digest()).isNotEqualTo(out.manifests.get(2).digest());
  }
}
