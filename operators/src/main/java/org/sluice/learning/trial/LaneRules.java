package org.sluice.learning.trial;

import org.sluice.learning.targets.SegmentBuilder;
import org.sluice.learning.targets.TrajectoryRules;

/**
 * How the trajectories of a trial's lanes become shares of iterations.
 *
 * @param rules which trajectories can be the trial's
 * @param builder of shares
 * @param stepsPerLane in the whole trial
 */
public record LaneRules(TrajectoryRules rules, SegmentBuilder builder, long stepsPerLane) {

  /** Those of a trial. */
  public static LaneRules of(Trial trial) {
    return new LaneRules(
        new TrajectoryRules(
            trial.lanes(),
            trial.share(),
            trial.iterations(),
            trial.spaces(),
            trial.algorithm().wanted().logProbabilities(),
            trial.algorithm().wanted().values(),
            trial.algorithm().sampler(trial.hyperparameters()).branchLength() > 0),
        trial.segmentBuilder(),
        trial.stepsPerLane());
  }
}
