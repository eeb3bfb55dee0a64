package org.sluice.learning.episodic;

import java.util.Comparator;
import java.util.List;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.rollout.WholeEpisode;

/**
 * Chooses the episodes with the highest returns.
 *
 * @param fraction of the episodes, rounded up
 * @param least how many at least
 */
public record Elites(double fraction, int least) {

  /** The {@link #meanReturn}. */
  public static final Metric RETURN =
      new Metric("elite_return", "Mean return of the episodes that are learned from: return.");

  /** 0.2 · 35 is 7. */
  private static final double ROUNDING = 1e-9;

  /**
   * The best episodes, best first; of equal ones the earlier. Empty if they could only be all.
   *
   * @param episodes Not modified.
   */
  public List<WholeEpisode> of(List<WholeEpisode> episodes) {
    if (episodes.size() <= least) {
      return List.of();
    }
    int wanted = Math.max(least, (int) Math.ceil(fraction * episodes.size() - ROUNDING));
    return episodes.stream()
        .sorted(Comparator.comparingDouble(WholeEpisode::sum).reversed())
        .limit(Math.min(wanted, episodes.size() - 1))
        .toList();
  }

  /** The mean return of episodes; NaN of none. */
  public static double meanReturn(List<WholeEpisode> episodes) {
    return episodes.stream().mapToDouble(WholeEpisode::sum).sum() / episodes.size();
  }
}
