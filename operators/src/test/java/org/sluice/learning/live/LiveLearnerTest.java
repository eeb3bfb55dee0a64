package org.sluice.learning.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.LiveSpaceParams;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

class LiveLearnerTest {

  private static final String TRIAL = "plant";
  private static final int BATCH = 100;

  private final CollectedOutput out = new CollectedOutput();
  private final LiveLog log = new LiveLog();

  private static Hyperparameters values(String algorithm) {
    return new Hyperparameters()
        .set(AlgorithmParams.ALGORITHM, algorithm)
        .set(LiveSpaceParams.OBSERVATIONS, "3")
        .set(LiveSpaceParams.ACTIONS, "1 in -2..2")
        .set(TrialParams.BATCH, BATCH)
        .set(TrialParams.TOTAL_STEPS, 100_000L);
  }

  private static Trial trial(Hyperparameters values) {
    return new Trial(TRIAL, Trial.LIVE, 7, values);
  }

  private static LiveLearner learner(Hyperparameters values) {
    return new LiveLearner(trial(values), LearnerWorkspace::of);
  }

  private LiveLearner learner() {
    return learner(values("trpo"));
  }

  private Experience play(LiveLearner learner, Plant plant, int steps) {
    plant.follow(learner.newest());
    Experience experience = plant.act(steps);
    learner.take(log.append(experience), out);
    return experience;
  }

  private void checkCounts(LiveLearner learner) {
    assertThat(learner.counts().total()).isEqualTo(log.steps());
  }

  private static Plant plant(String name) {
    return new Plant(TRIAL, name, name.hashCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"trpo", "acktr", "ppo", "a2c"})
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
  void equalLogsMakeEqualVersionsWhereverTheLearnerIsSavedAndRestored() throws IOException {
    Trial trial = trial(values("ppo").set(LiveParams.REWARD_WAIT, 0.01));
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
      restored =
          LiveLearner.restored(
              trial, LearnerWorkspace::of, new DataInputStream(new ByteArrayInputStream(saved)));
      assertThat(save(restored)).isEqualTo(saved);
      restored.take(logged, again); // read again after a failure
    }
    assertThat(again.learned).isEqualTo(out.learned);
    assertThat(again.manifests).isEqualTo(out.manifests);
    assertThat(again.releases).isEqualTo(out.releases);
    assertThat(again.rejections).isEqualTo(out.rejections);
    assertThat(restored.counts()).isEqualTo(learner.counts());
    assertThat(out.learned).hasSizeGreaterThan(6);
    assertThat(out.rejections).isEmpty();
  }

  private static byte[] save(LiveLearner learner) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    learner.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
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
    assertThat(out.rejections.get(0).reason()).contains("waits for a reward");
    log.pass(10_001);
    play(learner, plant("other"), 50);
    learner.take(log.append(new DelayedReward(TRIAL, "one", 0, 5, 1)), out);
    assertThat(out.rejections).hasSize(4);
    play(learner, plant("third"), 50);
    assertThat(learner.counts()).isEqualTo(new StepCounts(100, 0, 0, 0, 40));
    checkCounts(learner);
  }

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
        .contains("version 77 is not kept; those that are: [0, 1,");
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
    assertThat(out.rejections.get(0).reason()).isEqualTo("a share is 0 … 1, not NaN");
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
    assertThat(out.rejections.get(1).reason()).isEqualTo("gamma must be 0 … 1, not 2.0");
    Plant plant = plant("one");
    while (out.learned.isEmpty()) {
      play(learner, plant, 30);
    }
    assertThat(out.learned.get(0).progress().metric("kl_divergence_loss", "approx_kl"))
        .isLessThan(1e-8);
  }

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

  private static Experience withRewardsLater(Experience e, int... later) {
    return with(e, e.transitions().logProbabilities(), e.transitions().rewards(), later);
  }

  private static Experience with(
      Experience e, float[] logProbabilities, float[] rewards, int[] later) {
    Transitions t = e.transitions();
    return new Experience(
        e.trial(),
        e.actor(),
        e.episode(),
        e.step(),
        e.version(),
        new Transitions(
            t.observations(),
            t.actions(),
            logProbabilities,
            rewards,
            t.ends(),
            t.nextObservation(),
            t.finalObservations()),
        later);
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
