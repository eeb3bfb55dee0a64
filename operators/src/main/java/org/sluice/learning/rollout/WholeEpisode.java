package org.sluice.learning.rollout;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Segment;

/**
 * An episode that began and ended within a lane's share of an iteration.
 *
 * @param first the row of its first step in the batch
 * @param steps how many it took
 * @param sum of its rewards
 * @param seed for what was drawn once for it; see {@link Seeds#episode}
 */
public record WholeEpisode(int first, int steps, double sum, long seed) {

  /**
   * Those of a batch, lane by lane.
   *
   * @param segments of lanes that begin each share with a new episode, in the order of the lanes
   */
  public static List<WholeEpisode> of(List<Segment> segments, long trialSeed) {
    List<WholeEpisode> episodes = new ArrayList<>();
    int row = 0;
    for (Segment segment : segments) {
      float[] rewards = segment.transitions().rewards();
      long sequence = (long) segment.version() * segment.steps();
      int first = 0;
      double sum = 0;
      for (int step = 0; step < rewards.length; step++) {
        sum += rewards[step];
        if (segment.transitions().ends()[step] != EndMark.NONE.code()) {
          long seed = Seeds.episode(trialSeed, segment.lane(), sequence + first);
          episodes.add(new WholeEpisode(row + first, step + 1 - first, sum, seed));
          first = step + 1;
          sum = 0;
        }
      }
      row += rewards.length;
    }
    return episodes;
  }
}
