package org.sluice.learning.rollout;

import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Trajectory;

/**
 * Straight rollouts: steps an environment episode after episode.
 *
 * @param wanted what to record besides observations, actions and rewards
 */
public record Rollouts(Wanted wanted) implements Sampler {

  @Override
  public Trajectory collect(Lane lane, int steps) {
    StepRecorder recorder = new StepRecorder(lane, wanted, steps, false);
    for (int t = 0; t < steps; t++) {
      EndMark end = recorder.step(lane.random());
      recorder.end(end);
      if (end != EndMark.NONE) {
        lane.reset();
      }
    }
    return recorder.trajectory();
  }
}
