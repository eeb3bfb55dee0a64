package org.sluice.learning.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

class GuardTest extends LiveFixture {

  /** Episodes of ten steps, with another reward where a version is bad. */
  private void playEpisode(LiveLearner learner, Plant plant, long number, int bad) {
    plant.follow(learner.newest());
    Experience e = plant.act(10);
    Transitions t = e.transitions();
    float[] rewards = new float[e.steps()];
    Arrays.fill(rewards, e.version() == bad ? -10 : 1);
    byte[] ends = new byte[e.steps()];
    ends[ends.length - 1] = EndMark.TERMINATED.code();
    learner.take(
        log.append(
            new Experience(
                TRIAL,
                "one",
                number,
                0,
                e.version(),
                new Transitions(
                    t.observations(),
                    t.actions(),
                    t.logProbabilities(),
                    rewards,
                    ends,
                    t.nextObservation(),
                    Observations.NONE),
                new int[0])),
        out);
  }

  @Test
  void aVersionThatIsWorseIsRolledBackWithinTwoWindows() {
    int window = 4;
    LiveLearner learner =
        learner(
            values("trpo")
                .set(TrialParams.BATCH, 60)
                .set(LiveParams.GUARD_DROP, 50.0)
                .set(LiveParams.GUARD_WINDOW, window));
    Plant plant = plant("one");
    int bad = 3;
    int played = 0;
    while (learner.newest().version() < bad) {
      playEpisode(learner, plant, played++, bad);
    }
    int since = 0;
    while (out.manifests.stream().noneMatch(one -> one.rolledBackTo() >= 0)) {
      playEpisode(learner, plant, played++, bad);
      since++;
    }
    assertThat(since).isLessThanOrEqualTo(2 * window);
    Manifest back = out.manifests.get(out.manifests.size() - 1);
    assertThat(back.version()).isEqualTo(bad + 1);
    assertThat(back.rolledBackTo()).isLessThan(bad);
    assertThat(learner.newest().policy())
        .isEqualTo(
            back.rolledBackTo() == 0
                ? learner(values("trpo")).newest().policy()
                : out.learned.get(back.rolledBackTo() - 1).snapshot().policy());
    for (int i = 0; i < 3 * window; i++) {
      playEpisode(learner, plant, played++, bad);
    }
    assertThat(out.manifests.stream().filter(one -> one.rolledBackTo() >= 0)).hasSize(1);
    checkCounts(learner);
  }

  @Test
  void theBestVersionComesBackWhenReturnsFall() {
    Guard guard = new Guard(10, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(guard.fallen(-5, 1)).isFalse();
    }
    double[] falling = {-5, -20, -30};
    List<Boolean> fallen = new ArrayList<>();
    Arrays.stream(falling).forEach(one -> fallen.add(guard.fallen(one, 2)));
    assertThat(fallen).containsExactly(false, false, true);
    assertThat(guard.bestVersion()).isEqualTo(1);
    guard.restart(3);
    assertThat(guard.fallen(-100, 2)).isFalse();
  }
}
