package org.sluice.jobs.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.conf.Configuration;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;

/**
 * The shipped configurations learn their tasks within their steps: the mean return of the last 40
 * episodes at the end, with seed 1. docs/learning.md has the figures of more seeds. A row learns on
 * one thread; two learn at a time.
 */
@Execution(ExecutionMode.CONCURRENT)
class LearningIT {

  @ParameterizedTest(name = "{0} {3}")
  @CsvSource({
    "cartpole, 475, 100_000, policy.type=categorical",
    "vine, 475, 200_000, name=vine",
    "natural-policy-gradient, 475, 100_000, name=natural-policy-gradient",
    "policy-gradient, 475, 100_000, name=policy-gradient",
    "continuous-cartpole, 475, 100_000, policy.type=gaussian",
    "continuous-cartpole, 475, 100_000, policy.type=normalizing-flow",
    "pendulum, -250, 300_000, policy.type=gaussian",
    "pendulum, -250, 300_000, policy.type=normalizing-flow",
    "ddpg, -250, 30_000, name=ddpg",
    "mnf-ddpg, -250, 30_000, name=mnf-ddpg",
    "dqn, 475, 200_000, name=dqn",
    "mnf-dqn, 5, 56_000, name=mnf-dqn",
    "soft-q-learning, -250, 30_000, name=soft-q-learning",
    "sac, -250, 20_000, name=sac",
    "nbp, -250, 30_000, name=nbp",
    "cross-entropy, 475, 400_000, name=cross-entropy",
    "reward-weighted-regression, 400, 400_000, name=reward-weighted-regression",
    "lunar-lander, 100, 150_000, algorithm=ppo learning-rate=1e-3",
    "lunar-lander, 100, 200_000, max-kl=0.02 value-epochs=20",
    "bipedal-walker, -75, 100_000, name=bipedal-walker", // three standard errors above uniform's
  })
  void learns(String name, double atLeast, String within, String settings) {
    assertLearns(name, atLeast, within, settings);
  }

  @Tag("mujoco")
  @ParameterizedTest(name = "{0} {3}")
  @CsvSource({
    "inverted-pendulum, 900, 200_000, policy.type=gaussian",
    "inverted-pendulum, 900, 200_000, policy.type=normalizing-flow",
    "inverted-pendulum, 900, 200_000, policy.type=gaussian algorithm=acktr",
    "inverted-pendulum, 900, 200_000, policy.type=gaussian algorithm=acktr value-fit=kfac",
    // Three standard errors above uniform's, rounded up:
    "half-cheetah, 0, 60_000, policy.type=gaussian environment=RllabHalfCheetah-v0",
    "hopper, 50, 60_000, policy.type=gaussian environment=RoboschoolHopper-v1",
  })
  void learnsOnTheEngine(String name, double atLeast, String within, String settings) {
    assertLearns(name, atLeast, within, settings);
  }

  /** The better two of three seeds. */
  @ParameterizedTest(name = "{0} {3}")
  @CsvSource({
    "cartpole, 475, 100_000, algorithm=ppo",
    "pendulum, -250, 300_000, algorithm=ppo policy.type=gaussian",
    "pendulum, -250, 300_000, algorithm=ppo",
    "a2c, 400, 500_000, name=a2c",
  })
  void theMedianOfThreeSeedsLearns(String name, double atLeast, String within, String settings) {
    double median =
        Stream.of("1", "2", "3")
            .map(seed -> learn(name, within, settings + " seed=" + seed))
            .sorted()
            .toList()
            .get(1);
    assertThat(median).isGreaterThanOrEqualTo(atLeast);
  }

  private static void assertLearns(String name, double atLeast, String within, String settings) {
    assertThat(learn(name, within, settings)).isGreaterThanOrEqualTo(atLeast);
  }

  /** The mean return at the end. */
  private static double learn(String name, String within, String settings) {
    List<String> all = new ArrayList<>(List.of("seed=1", "total-steps=" + within));
    all.addAll(List.of(settings.split(" ", -1)));
    Path file = Path.of("..", "conf", name + ".yaml");
    Trial trial = Configuration.read(file, all).trial();
    Progress[] last = new Progress[1];
    long start = System.nanoTime();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      loop.run(learned -> last[0] = learned.progress());
    }
    System.out.printf(
        "%s, %s: return %.1f after %,d steps, %.0f s%n",
        name, settings, last[0].meanReturn(), last[0].steps(), (System.nanoTime() - start) / 1e9);
    return last[0].meanReturn();
  }
}
