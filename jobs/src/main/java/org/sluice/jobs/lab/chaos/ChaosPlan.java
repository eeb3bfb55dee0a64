package org.sluice.jobs.lab.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * What a round trains, and what is killed when: a function of the seed and the round's number.
 *
 * @param round from 1
 * @param configuration what is trained
 * @param algorithm the algorithm, alternating
 * @param strikes in their order
 */
record ChaosPlan(int round, String configuration, String algorithm, List<Strike> strikes) {

  /** Iterations of a round. */
  static final int ITERATIONS = 80;

  /**
   * The latest iteration for a strike, so that training is not over before the strike is carried
   * out.
   */
  static final int LATEST = 48;

  private static final int EARLIEST = 4;
  private static final String PENDULUM = "conf/pendulum.yaml";
  private static final String HOPPER = "conf/hopper.yaml";

  /** Learning begins before the first strike, and transitions are replaced before the last. */
  private static final List<String> REPLAY =
      List.of("warm-up=1024", "replay-capacity=8000", "updates-per-step=0.2");

  /** One in this many rounds uses MuJoCo. */
  private static final int HOPPER_EVERY = 4;

  private static final int MOST_STRIKES = 3;
  private static final double BOTH = 0.25;

  /** The share of later strikes that hit during the recovery from the previous one. */
  private static final double AFTERSHOCKS = 0.5;

  /** The approximate duration of a recovery. */
  private static final int LONGEST_PAUSE_MILLIS = 3_000;

  /**
   * A strike: processes that are killed together.
   *
   * @param iterations learned before the strike
   * @param pause since the previous strike
   * @param victims names of processes
   */
  record Strike(int iterations, Duration pause, List<String> victims) {}

  /**
   * The plan of a round.
   *
   * @param candidates take turns; those that can train Hopper-v4 do so in every fourth round
   */
  static ChaosPlan of(long seed, int round, List<Algorithm> candidates) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + round);
    List<Strike> strikes = new ArrayList<>();
    int count = 1 + random.nextInt(MOST_STRIKES);
    int iterations = random.nextInt(EARLIEST, LATEST + 1);
    strikes.add(new Strike(iterations, Duration.ZERO, victims(random)));
    while (strikes.size() < count) {
      Duration pause = Duration.ZERO;
      if (random.nextDouble() < AFTERSHOCKS) {
        pause = Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS));
      } else {
        iterations = random.nextInt(iterations, LATEST + 1);
      }
      strikes.add(new Strike(iterations, pause, victims(random)));
    }
    List<Algorithm> hopping = candidates.stream().filter(one -> !hasOwnConfiguration(one)).toList();
    boolean hops = round % HOPPER_EVERY == 0 && !hopping.isEmpty();
    List<Algorithm> algorithms = hops ? hopping : candidates;
    int skipped = hopping.isEmpty() ? 0 : round / HOPPER_EVERY;
    int turn = hops ? round / HOPPER_EVERY : round - skipped;
    Algorithm algorithm = algorithms.get(turn % algorithms.size());
    String configuration = hops ? HOPPER : PENDULUM;
    if (hasOwnConfiguration(algorithm)) {
      configuration = "conf/" + algorithm.word() + ".yaml";
    }
    return new ChaosPlan(round, configuration, algorithm.word(), strikes);
  }

  /** Whether it takes other keys than those of the shared configurations. */
  private static boolean hasOwnConfiguration(Algorithm algorithm) {
    return algorithm.replayCapacity().isPresent()
        || algorithm.dataKey().isPresent()
        || algorithm.sampler(new Hyperparameters()).wholeEpisodes() > 0;
  }

  /** The settings that its algorithm needs besides those of every round. */
  List<String> settings() {
    List<String> settings = new ArrayList<>(List.of("algorithm=" + algorithm));
    Algorithm chosen =
        Algorithms.of(new Hyperparameters().set(AlgorithmParams.ALGORITHM, algorithm));
    if (chosen.replayCapacity().isPresent()) {
      settings.addAll(REPLAY);
    }
    return settings;
  }

  private static List<String> victims(SplittableRandom random) {
    List<String> candidates =
        new ArrayList<>(
            List.of(
                LocalCluster.taskManager(1),
                LocalCluster.taskManager(2),
                LocalCluster.JOB_MANAGER,
                LocalCluster.BROKER));
    List<String> victims = new ArrayList<>();
    int together = random.nextDouble() < BOTH ? 2 : 1;
    for (int victim = 0; victim < together; victim++) {
      victims.add(candidates.remove(random.nextInt(candidates.size())));
    }
    return victims;
  }
}
