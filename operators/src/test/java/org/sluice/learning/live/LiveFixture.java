package org.sluice.learning.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.LiveSpaceParams;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

/** A live trial of a pendulum, its log, and what its learner makes of it. */
abstract class LiveFixture {

  static final String TRIAL = "plant";
  static final int BATCH = 100;

  final CollectedOutput out = new CollectedOutput();
  final LiveLog log = new LiveLog();

  /** The names of all algorithms that learn from nothing but the newest steps. */
  static Stream<String> algorithms() {
    return Algorithms.all().stream()
        .filter(algorithm -> algorithm.replayCapacity().isEmpty())
        .filter(algorithm -> algorithm.dataKey().isEmpty())
        .filter(algorithm -> algorithm.sampler(new Hyperparameters()).simulationOnly().isEmpty())
        .map(Algorithm::word);
  }

  static Hyperparameters values(String algorithm) {
    return new Hyperparameters()
        .set(AlgorithmParams.ALGORITHM, algorithm)
        .set(LiveSpaceParams.OBSERVATIONS, "3")
        .set(LiveSpaceParams.ACTIONS, "1 in -2..2")
        .set(TrialParams.BATCH, BATCH)
        .set(TrialParams.TOTAL_STEPS, 100_000L);
  }

  static Trial trial(Hyperparameters values) {
    return new Trial(TRIAL, Trial.LIVE, 7, values);
  }

  static LiveLearner learner(Hyperparameters values) {
    return new LiveLearner(trial(values), LearnerWorkspace::of);
  }

  LiveLearner learner() {
    return learner(values("trpo"));
  }

  static Plant plant(String name) {
    return new Plant(TRIAL, name, name.hashCode());
  }

  Experience play(LiveLearner learner, Plant plant, int steps) {
    plant.follow(learner.newest());
    Experience experience = plant.act(steps);
    learner.take(log.append(experience), out);
    return experience;
  }

  void checkCounts(LiveLearner learner) {
    assertThat(learner.counts().total()).isEqualTo(log.steps());
  }

  static Experience withRewardsLater(Experience e, int... later) {
    return with(e, e.transitions().logProbabilities(), e.transitions().rewards(), later);
  }

  static Experience with(Experience e, float[] logProbabilities, float[] rewards, int[] later) {
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

  static byte[] save(LiveLearner learner) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    learner.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
