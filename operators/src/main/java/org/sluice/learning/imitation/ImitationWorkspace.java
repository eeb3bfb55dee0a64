package org.sluice.learning.imitation;

import java.util.Optional;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.rollout.ObservationStatistics;

/** Base class of buffers of updates from demonstrations, which the learners of a thread share. */
public abstract class ImitationWorkspace implements Workspace {

  private final String address;
  private final Spaces spaces;
  private final Optional<Box> bounds;

  /** Null until the first update: sizes are measured without them. */
  private Demonstrations demonstrations;

  protected ImitationWorkspace(Policy policy, Hyperparameters values) {
    this.address = values.get(ImitationParams.DEMONSTRATIONS);
    this.spaces =
        new Spaces(Box.unbounded(policy.observationDim()), Box.unbounded(policy.actionDim()));
    this.bounds = policy.bounds();
  }

  /**
   * Draws pairs uniformly, with replacement, for all rows. Actions are clipped to the policy's
   * bounds, as the environment clips them: a classifier would know those beyond at once.
   *
   * @param statistics of the observations, by which they are normalised
   * @param pairs Modified.
   */
  final void sample(Generator random, ObservationStatistics statistics, Pairs pairs) {
    demonstrations().sample(random, pairs);
    statistics.normalise(pairs.observations(), pairs.observations());
    bounds.ifPresent(box -> clip(pairs.actions(), box));
  }

  private static void clip(double[] actions, Box box) {
    for (int i = 0; i < actions.length; i++) {
      actions[i] = box.clip(i % box.size(), actions[i]);
    }
  }

  final String address() {
    return address;
  }

  /** The demonstrations; read when first needed. */
  final Demonstrations demonstrations() {
    if (demonstrations == null) {
      demonstrations = Demonstrations.read(address, spaces);
    }
    return demonstrations;
  }
}
