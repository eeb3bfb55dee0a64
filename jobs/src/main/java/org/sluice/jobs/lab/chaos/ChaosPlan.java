package org.sluice.jobs.lab.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.Algorithms;

/**
 * What a round trains and when what is killed: a function of the seed and the round's number.
 *
 * @param round from 1
 * @param configuration what is trained
 * @param algorithm that learns: each in turn
 * @param strikes in their order
 */
record ChaosPlan(int round, String configuration, String algorithm, List<Strike> strikes) {

  /** Iterations of a round. */
  static final int ITERATIONS = 80;

  /** No strike waits for more: what is learned until a strike is carried out must not be all. */
  static final int LATEST = 48;

  private static final int EARLIEST = 4;
  private static final String PENDULUM = "conf/pendulum.yaml";
  private static final String HOPPER = "conf/hopper.yaml";

  /** Of so many rounds one is with MuJoCo. */
  private static final int HOPPER_EVERY = 4;

  private static final int MOST_STRIKES = 3;
  private static final double BOTH = 0.25;

  /** How many of the later strikes come while the round recovers from the one before. */
  private static final double AFTERSHOCKS = 0.5;

  /** About as long as a recovery takes. */
  private static final int LONGEST_PAUSE_MILLIS = 3_000;

  /**
   * Processes that are killed together.
   *
   * @param iterations that must have been learned before
   * @param pause that must have passed since the strike before
   * @param victims names of processes
   */
  record Strike(int iterations, Duration pause, List<String> victims) {}

  static ChaosPlan of(long seed, int round) {
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
    List<Algorithm> algorithms = List.copyOf(Algorithms.all());
    int turn = (round + round / HOPPER_EVERY) % algorithms.size();
    return new ChaosPlan(
        round, round % HOPPER_EVERY == 0 ? HOPPER : PENDULUM, algorithms.get(turn).word(), strikes);
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
