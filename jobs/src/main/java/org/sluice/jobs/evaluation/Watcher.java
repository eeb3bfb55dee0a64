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

  /**
   * Receives what led to the next state, before {@link #see} receives that state.
   *
   * @param action Not modified. As the policy chose it
   */
  default void act(double[] action, double reward) {}

  /** Observes for both. */
  default Watcher and(Watcher other) {
    Watcher first = this;
    return new Watcher() {
      @Override
      public void see(int episode, int step, Replayable env, double[] observation) {
        first.see(episode, step, env, observation);
        other.see(episode, step, env, observation);
      }

      @Override
      public void act(double[] action, double reward) {
        first.act(action, reward);
        other.act(action, reward);
      }
    };
  }
}
