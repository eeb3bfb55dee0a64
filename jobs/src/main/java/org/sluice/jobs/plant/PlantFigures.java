package org.sluice.jobs.plant;

import java.util.ArrayDeque;
import org.sluice.connectors.actor.Freshness;

/**
 * How a plant fares.
 *
 * @param steps taken so far
 * @param freshness of its policies
 * @param meanReturn of the latest episodes; not-a-number before the first has ended
 * @param lost steps and delayed rewards that could not be written
 * @param dropped records that were lost on purpose
 * @param repeated records that were written twice on purpose
 * @param vanished actors that vanished on purpose
 * @param lateRewards rewards that were told later on purpose
 */
public record PlantFigures(
    long steps,
    Freshness freshness,
    double meanReturn,
    long lost,
    long dropped,
    long repeated,
    long vanished,
    long lateRewards) {

  /** The returns of the latest episodes. For any threads. */
  static final class Returns {

    private static final int KEPT = 40;

    private final ArrayDeque<Double> latest = new ArrayDeque<>();

    synchronized void add(double episodeReturn) {
      latest.add(episodeReturn);
      if (latest.size() > KEPT) {
        latest.remove();
      }
    }

    synchronized double mean() {
      return latest.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
  }
}
