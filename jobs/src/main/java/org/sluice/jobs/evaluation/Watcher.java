package org.sluice.jobs.evaluation;

import org.sluice.env.Replayable;

/** Observes episodes while they run. */
@FunctionalInterface
public interface Watcher {

  /** Observes nothing. */
  Watcher NONE = (episode, step, env, observation) -> {};

  /**
   * Receives a state.
   *
   * @param episode from 0
   * @param step 0 for the episode's first state
   * @param env in that state
   * @param observation Not modified. The policy's observation
   */
  void see(int episode, int step, Replayable env, double[] observation);
}
