package org.sluice.jobs.evaluation;

import org.sluice.env.Replayable;
import org.sluice.learning.records.EndMark;

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
   * @param action Not modified. As the policy chose it, or the layers below the policy
   */
  default void act(double[] action, double reward) {}

  /**
   * Receives the end of an episode, after its last state.
   *
   * @param mark {@link EndMark#NONE} if the run ends before the episode
   */
  default void end(EndMark mark) {}

  /** Whether it has seen enough; the run then ends with the latest state. */
  default boolean isSatisfied() {
    return false;
  }

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

      @Override
      public void end(EndMark mark) {
        first.end(mark);
        other.end(mark);
      }

      @Override
      public boolean isSatisfied() {
        return first.isSatisfied() && other.isSatisfied();
      }
    };
  }
}
