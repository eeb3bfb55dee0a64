package org.sluice.jobs.lab.bench.env;

import java.util.ArrayList;
import java.util.List;
import org.sluice.env.BareLoop;
import org.sluice.env.Env;
import org.sluice.env.Step;

/** Times the steps of an {@link ActionSequence}, in seconds. */
final class StepTiming {

  private static final double NANOS = 1e-9;

  private StepTiming() {}

  /** The environment as users get it. */
  static double ofEnvironment(Env env, Step step, ActionSequence sequence) {
    double[][] actions = sequence.actions();
    long start = System.nanoTime();
    env.reset(ActionSequence.SEED, step.observation);
    for (double[] action : actions) {
      env.step(action, step);
      if (step.ended()) {
        env.reset(step.observation);
      }
    }
    return (System.nanoTime() - start) * NANOS;
  }

  /** Resets of the environment. */
  static double ofResets(Env env, Step step, int resets) {
    env.reset(ActionSequence.SEED, step.observation);
    long start = System.nanoTime();
    for (int i = 0; i < resets; i++) {
      env.reset(step.observation);
    }
    return (System.nanoTime() - start) * NANOS;
  }

  /**
   * The same steps in rollouts, as a vine takes them: the environment returns to a snapshot before
   * each.
   *
   * @param states that each rollout starts from: {@link #states}
   * @param length steps of a rollout
   */
  static double ofRollouts(
      Env env, Step step, ActionSequence sequence, List<byte[]> states, int length) {
    double[][] actions = sequence.actions();
    long start = System.nanoTime();
    for (int i = 0; i < actions.length; i++) {
      if (i % length == 0) {
        env.restore(states.get(i / length));
      }
      env.step(actions[i], step);
      if (step.ended()) {
        env.reset(step.observation);
      }
    }
    return (System.nanoTime() - start) * NANOS;
  }

  /** The environment's state before every {@code length}-th step. */
  static List<byte[]> states(Env env, Step step, ActionSequence sequence, int length) {
    List<byte[]> states = new ArrayList<>();
    env.reset(ActionSequence.SEED, step.observation);
    for (int i = 0; i < sequence.steps(); i++) {
      if (i % length == 0) {
        states.add(env.snapshot());
      }
      env.step(sequence.actions()[i], step);
      if (step.ended()) {
        env.reset(step.observation);
      }
    }
    return states;
  }

  /** Returns to the state after a reset, as before each branch of a vine. */
  static double ofRestores(Env env, Step step, int restores) {
    env.reset(ActionSequence.SEED, step.observation);
    byte[] state = env.snapshot();
    long start = System.nanoTime();
    for (int i = 0; i < restores; i++) {
      env.restore(state);
    }
    return (System.nanoTime() - start) * NANOS;
  }

  /** The bare loop, from the same states under the same actions. */
  static double ofBare(BareLoop loop, ActionSequence sequence) {
    double[][] actions = sequence.actions();
    int[] starts = sequence.episodeStarts();
    int episode = 0;
    long start = System.nanoTime();
    loop.start(ActionSequence.SEED);
    for (int i = 0; i < actions.length; i++) {
      if (episode < starts.length && starts[episode] == i) {
        loop.reset(sequence.startStates().get(episode++));
      }
      loop.step(actions[i]);
    }
    return (System.nanoTime() - start) * NANOS;
  }
}
