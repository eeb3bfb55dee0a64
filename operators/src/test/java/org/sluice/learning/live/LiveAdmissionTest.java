package org.sluice.learning.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.live.log.Refused;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.records.Transitions;

/** Which records are taken. */
class LiveAdmissionTest extends LiveFixture {

  @Test
  void recordsThatComeTwiceCountOnce() {
    LiveLearner learner = learner();
    Experience e = play(learner, plant("one"), 30);
    learner.take(log.append(e), out);
    assertThat(learner.counts()).isEqualTo(new StepCounts(0, 30, 0, 0, 30));
    assertThat(out.rejections).isEmpty();
  }

  @Test
  void aStepTwiceWithOtherNumbersIsRejected() {
    LiveLearner learner = learner();
    Experience e = play(learner, plant("one"), 30);
    float[] rewards = e.transitions().rewards().clone();
    rewards[7]++;
    learner.take(
        log.append(with(e, e.transitions().logProbabilities(), rewards, e.rewardsLater())), out);
    assertThat(learner.counts()).isEqualTo(new StepCounts(0, 0, 0, 30, 30));
    assertThat(out.rejections).hasSize(1);
    assertThat(out.rejections.get(0).reason()).contains("recorded before, and differently");
  }

  @Test
  void whatWasRefusedBeforeItIsCountedAndNotToldAgain() {
    LiveLearner learner = learner();
    play(learner, plant("one"), 30);
    learner.take(log.append(new Refused(TRIAL, 12)), out);
    assertThat(learner.counts()).isEqualTo(new StepCounts(0, 0, 0, 12, 30));
    learner.take(new Logged(new Refused(TRIAL, 12), 1, 0, 1_000, 0), out);
    assertThat(learner.counts().rejected()).isEqualTo(12);
    assertThat(out.rejections).isEmpty();
  }

  @Test
  void recordsInAnotherOrderAreTaken() {
    LiveLearner learner = learner();
    Plant plant = plant("one");
    plant.follow(learner.newest());
    List<Experience> records = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      records.add(plant.act(20));
    }
    for (int i : new int[] {2, 0, 1, 0}) {
      learner.take(log.append(records.get(i)), out);
    }
    assertThat(learner.counts()).isEqualTo(new StepCounts(0, 20, 0, 0, 60));
  }

  @Test
  void forgedLogProbabilitiesAreRejectedWithTheNumbers() {
    LiveLearner learner = learner();
    Plant plant = plant("one");
    plant.follow(learner.newest());
    Experience e = plant.act(30);
    float[] logProbabilities = e.transitions().logProbabilities().clone();
    logProbabilities[11] += 0.1f;
    learner.take(
        log.append(with(e, logProbabilities, e.transitions().rewards(), e.rewardsLater())), out);
    assertThat(learner.counts()).isEqualTo(new StepCounts(0, 0, 0, 30, 0));
    assertThat(out.rejections.get(0).reason())
        .contains("the log-probability of step 11 is recorded as " + logProbabilities[11]);
  }

  @Test
  void whatCanBeNoExperienceOfTheTrialIsRejectedWithItsReason() {
    LiveLearner learner = learner();
    Plant plant = plant("one");
    plant.follow(learner.newest());
    Experience e = plant.act(30);
    Transitions t = e.transitions();
    float[] nan = t.rewards().clone();
    nan[3] = Float.NaN;
    List<Experience> foreign =
        List.of(
            new Experience(TRIAL, "one", 0, 0, 1, t, new int[0]),
            new Experience(TRIAL, "", 0, 0, 0, t, new int[0]),
            new Experience(TRIAL, "x".repeat(10_000), 0, 0, 0, t, new int[0]),
            new Experience(TRIAL, "one", -1, 0, 0, t, new int[0]),
            new Experience(TRIAL, "one", 0, 0, 0, t, new int[] {4, 4}),
            new Experience(TRIAL, "one", 0, 0, 0, t, new int[] {30}),
            with(e, t.logProbabilities(), nan, new int[0]),
            with(e, new float[0], t.rewards(), new int[0]));
    List<String> reasons =
        List.of(
            "version 1 had not been published; the newest was 0",
            "an actor's name has 1 … 200 characters, not 0",
            "an actor's name has 1 … 200 characters, not 10,000",
            "there is no step 0 of episode -1",
            "rewardsLater must rise",
            "rewardsLater must rise",
            "a number that is not finite",
            "arrays that are not those of 30 steps");
    foreign.forEach(one -> learner.take(log.append(one), out));
    for (int i = 0; i < foreign.size(); i++) {
      assertThat(out.rejections.get(i).reason()).contains(reasons.get(i));
    }
    assertThat(learner.counts().rejected()).isEqualTo(log.steps());
    assertThat(learner.actors()).isZero();
  }
}
