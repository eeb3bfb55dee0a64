package org.sluice.learning.rollout;

import java.util.Optional;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Trajectory;

/**
 * Straight rollouts that begin each iteration with a new episode. The episode that a lane is in at
 * the end of its share is left: its last step has no end mark, and the next step is the first of
 * another episode.
 *
 * @param wanted what to record besides observations, actions and rewards
 * @param share the lane's steps in an iteration
 * @param wholeEpisodes the fewest that are learned from
 */
public record WholeEpisodes(Wanted wanted, int share, int wholeEpisodes) implements Sampler {

  @Override
  public Optional<String> simulationOnly() {
    return Optional.of("lanes begin each iteration with a new episode");
  }

  @Override
  public Trajectory collect(Lane lane, int steps) {
    Trajectory taken = new Rollouts(wanted).collect(lane, steps);
    boolean over = taken.transitions().ends()[steps - 1] != EndMark.NONE.code();
    if (lane.sequence() % share == 0 && !over) {
      lane.reset();
    }
    return taken;
  }
}
