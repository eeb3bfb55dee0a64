package org.sluice.learning.targets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;

/**
 * Builds a lane's share of an iteration from its trajectories: joins them, computes the targets and
 * counts the episodes, which continue from one share to the next unless lanes restart. Only the
 * trunk's episodes count. Has no per-lane state.
 */
public final class SegmentBuilder {

  private final int share;
  private final Targets targets;
  private final boolean restarts;

  /** A lane's data is learned from by the policy that acted. */
  private final double[] ones;

  /** A share, and how far the lane's episode has come at its end. */
  public record Built(Segment segment, RunningEpisode episode) {}

  /**
   * @param share steps per lane and iteration
   * @param targets computes the targets
   */
  public SegmentBuilder(int share, Targets targets) {
    this(share, targets, false);
  }

  /**
   * @param share steps per lane and iteration
   * @param targets computes the targets
   * @param restarts whether each share begins with a new episode
   */
  public SegmentBuilder(int share, Targets targets, boolean restarts) {
    this.share = share;
    this.targets = targets;
    this.restarts = restarts;
    this.ones = new double[share];
    Arrays.fill(ones, 1);
  }

  /**
   * Builds the share.
   *
   * @param trajectories of one lane and version, without gaps, one share of steps in total
   * @param episode the lane's running episode before them
   * @throws IllegalArgumentException if they are not; the message says where
   */
  public Built build(List<Trajectory> trajectories, RunningEpisode episode) {
    check(trajectories);
    Trajectory first = trajectories.get(0);
    Transitions taken =
        Transitions.joined(trajectories.stream().map(Trajectory::transitions).toList());
    float[] values = new float[first.values().length == 0 ? 0 : share];
    float[] lastValues = new float[values.length];
    byte[] branches = new byte[first.branches().length == 0 ? 0 : share];
    int step = 0;
    for (Trajectory t : trajectories) {
      for (int i = 0; i < t.values().length; i++) {
        values[step + i] = t.values()[i];
        lastValues[step + i] = t.finalValues()[i];
      }
      for (int i = 0; i < t.branches().length; i++) {
        branches[step + i] = t.branches()[i];
      }
      step += t.steps();
    }
    StepOrder order = StepOrder.of(branches, share);
    double[] rewards = new double[share];
    EndMark[] ends = new EndMark[share];
    double[] precedingValues = new double[share];
    double[] finalValues = new double[share];
    for (int i = 0; i < share; i++) {
      int from = order.steps()[i];
      rewards[i] = taken.rewards()[from];
      ends[i] = EndMark.ofCode(taken.ends()[from]);
      if (values.length > 0) {
        precedingValues[i] = values[from];
        finalValues[i] = lastValues[from];
      }
    }
    double bootstrapValue = trajectories.get(trajectories.size() - 1).bootstrapValue();
    int targeted = targets == Targets.NONE ? 0 : share;
    double[] advantages = new double[targeted];
    double[] returns = new double[targeted];
    targets.estimate(
        rewards, precedingValues, ones, ends, finalValues, bootstrapValue, advantages, returns);
    List<RunningEpisode> ended = new ArrayList<>();
    RunningEpisode running = countEpisodes(rewards, ends, order.trunk(), episode, ended);
    Segment segment =
        new Segment(
            first.trial(),
            first.lane(),
            first.version(),
            taken,
            values,
            order.undone(advantages),
            order.undone(returns),
            ended.stream().mapToDouble(RunningEpisode::sum).toArray(),
            ended.stream().mapToInt(RunningEpisode::length).toArray(),
            branches,
            "");
    return new Built(segment, restarts ? RunningEpisode.NONE : running);
  }

  private void check(List<Trajectory> trajectories) {
    int steps = 0;
    Trajectory last = null;
    for (Trajectory next : trajectories) {
      boolean follows =
          last == null
              || (next.version() == last.version()
                  && next.sequence() == last.sequence() + last.steps());
      if (!follows) {
        throw new IllegalArgumentException(
            String.format(
                "%s: step %d of version %d cannot follow %d steps from step %d of version %d",
                next.laneId(),
                next.sequence(),
                next.version(),
                last.steps(),
                last.sequence(),
                last.version()));
      }
      steps += next.steps();
      last = next;
    }
    if (steps != share) {
      throw new IllegalArgumentException("a share is " + share + " steps, not " + steps);
    }
  }

  private static RunningEpisode countEpisodes(
      double[] rewards,
      EndMark[] ends,
      int first,
      RunningEpisode episode,
      List<RunningEpisode> ended) {
    RunningEpisode running = episode;
    for (int t = first; t < rewards.length; t++) {
      running = new RunningEpisode(running.sum() + rewards[t], running.length() + 1);
      if (ends[t] != EndMark.NONE) {
        ended.add(running);
        running = RunningEpisode.NONE;
      }
    }
    return running;
  }
}
