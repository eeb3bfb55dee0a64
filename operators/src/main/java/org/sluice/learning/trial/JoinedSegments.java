package org.sluice.learning.trial;

import java.nio.ByteBuffer;
import java.util.List;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.replay.ReplayBuffer;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.rollout.WholeEpisode;

/**
 * An iteration's joined segments, as given by the environments.
 *
 * @param segments in the order of their lanes
 * @param observations {@code [batch, observationDim]}
 */
record JoinedSegments(List<Segment> segments, double[] observations) {

  static JoinedSegments of(List<Segment> segments) {
    double[] all =
        new double
            [segments.stream().mapToInt(one -> one.transitions().observations().size()).sum()];
    int next = 0;
    for (Segment segment : segments) {
      segment.transitions().observations().copyTo(all, next);
      next += segment.transitions().observations().size();
    }
    return new JoinedSegments(segments, all);
  }

  /**
   * The batch for an algorithm.
   *
   * @param statistics for normalising the observations
   * @param remaining the fraction of the trial that remains
   * @param episodes the whole ones, if lanes restart
   * @param replay with the segments' transitions
   */
  Batch batch(
      ObservationStatistics statistics,
      double remaining,
      List<WholeEpisode> episodes,
      ReplayBuffer replay) {
    double[] normalised = new double[observations.length];
    statistics.normalise(observations, normalised);
    List<Transitions> transitions = segments.stream().map(Segment::transitions).toList();
    return new Batch(
        normalised,
        widened(transitions.stream().map(Transitions::actions).toList()),
        widened(transitions.stream().map(Transitions::logProbabilities).toList()),
        widened(segments.stream().map(Segment::values).toList()),
        joined(segments.stream().map(Segment::advantages).toList()),
        joined(segments.stream().map(Segment::returns).toList()),
        joined(segments.stream().map(Segment::episodeReturns).toList()),
        remaining,
        branches(),
        episodes,
        replay);
  }

  private byte[] branches() {
    ByteBuffer all =
        ByteBuffer.allocate(segments.stream().mapToInt(s -> s.branches().length).sum());
    segments.forEach(segment -> all.put(segment.branches()));
    return all.array();
  }

  private static double[] widened(List<float[]> parts) {
    double[] all = new double[parts.stream().mapToInt(part -> part.length).sum()];
    int next = 0;
    for (float[] part : parts) {
      for (float number : part) {
        all[next++] = number;
      }
    }
    return all;
  }

  private static double[] joined(List<double[]> parts) {
    double[] all = new double[parts.stream().mapToInt(part -> part.length).sum()];
    int next = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, all, next, part.length);
      next += part.length;
    }
    return all;
  }
}
