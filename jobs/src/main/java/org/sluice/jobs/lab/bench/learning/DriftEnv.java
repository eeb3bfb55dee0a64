package org.sluice.jobs.lab.bench.learning;

import org.sluice.env.Env;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;

/**
 * A nearly free environment of any width: observations drift at random and are pushed by the
 * actions, rewards prefer small actions and a large first component, and one step in 200 ends the
 * episode. There is something to learn, so updates behave as on a real task.
 */
final class DriftEnv implements Env {

  private static final double MEMORY = 0.9;
  private static final double NOISE = 0.4;
  private static final double GRAYS_PER_UNIT = 40;
  private static final double END_PROBABILITY = 1.0 / 200;

  private final EnvSpec spec;
  private final Generator random = new Generator(0);
  private final double[] state;

  /**
   * @param spec provides the spaces
   */
  DriftEnv(EnvSpec spec) {
    this.spec = spec;
    this.state = new double[spec.observationSpace().size()];
  }

  @Override
  public EnvSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, double[] observation) {
    random.seed(seed);
    reset(observation);
  }

  @Override
  public void reset(double[] observation) {
    for (int i = 0; i < state.length; i++) {
      state[i] = random.gaussian();
    }
    show(observation);
  }

  /** Writes the state; as bytes around a middle gray where observations are bytes. */
  private void show(double[] observation) {
    System.arraycopy(state, 0, observation, 0, state.length);
    if (spec.observationSpace().isBytes()) {
      for (int i = 0; i < state.length; i++) {
        observation[i] = Math.max(0, Math.min(255, Math.rint(128 + GRAYS_PER_UNIT * state[i])));
      }
    }
  }

  @Override
  public void step(double[] action, Step step) {
    double squares = 0;
    for (double force : action) {
      squares += force * force;
    }
    step.reward = state[0] - squares / action.length;
    for (int i = 0; i < state.length; i++) {
      double force = Math.max(-1, Math.min(1, action[i % action.length]));
      state[i] = MEMORY * state[i] + (1 - MEMORY) * force + NOISE * random.gaussian();
    }
    show(step.observation);
    step.terminated = random.nextDouble() < END_PROBABILITY;
    step.truncated = false;
  }

  @Override
  public byte[] snapshot() {
    throw new UnsupportedOperationException("nothing that is timed goes back");
  }

  @Override
  public void restore(byte[] snapshot) {
    throw new UnsupportedOperationException("nothing that is timed goes back");
  }

  @Override
  public void close() {}
}
