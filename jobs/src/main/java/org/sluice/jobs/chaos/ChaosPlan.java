package org.sluice.jobs.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sluice.jobs.cluster.LocalCluster;

/**
 * What a round trains and when what is killed: a function of the seed and the round's number.
 *
 * @param round from 1
 * @param configuration what is trained
 * @param strikes in their order
 */
record ChaosPlan(int round, String configuration, List<Strike> strikes) {

  private static final String PENDULUM = "conf/pendulum.yaml";
  private static final String HOPPER = "conf/hopper.yaml";

  /** Of so many rounds one is with MuJoCo. */
  private static final int HOPPER_EVERY = 4;

  private static final int MOST_STRIKES = 3;
  private static final int LONGEST_PAUSE_MILLIS = 5_000;
  private static final double BOTH = 0.25;

  /**
   * Processes that are killed together.
   *
   * @param pause since the strike before, or since the first iteration
   * @param victims names of processes
   */
  record Strike(Duration pause, List<String> victims) {}

  static ChaosPlan of(long seed, int round) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + round);
    List<Strike> strikes = new ArrayList<>();
    int count = 1 + random.nextInt(MOST_STRIKES);
    for (int strike = 0; strike < count; strike++) {
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
      strikes.add(new Strike(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)), victims));
    }
    return new ChaosPlan(round, round % HOPPER_EVERY == 0 ? HOPPER : PENDULUM, strikes);
  }
}
