package org.sluice.jobs.evaluation;

import org.sluice.env.Replayable;

/** Looks on while episodes are run. */
@FunctionalInterface
public interface Watcher {

  /** Looks at nothing. */
  Watcher NONE = (episode, step, env, observation) -> {};

  /**
   * Sees a state.
   *
   * @param episode from 0
   * @param step 0 for the episode's first state
   * @param env in that state
   * @param observation Not modified. What the policy sees of it
   */
  void see(int episode, int step, Replayable env, double[] observation);
}
