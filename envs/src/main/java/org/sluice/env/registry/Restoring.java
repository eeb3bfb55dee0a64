package org.sluice.env.registry;

import java.util.Arrays;
import java.util.Optional;
import org.sluice.env.Env;
import org.sluice.env.Step;

/** Tries whether an environment can return to an earlier state. */
public final class Restoring {

  private static final int STEPS = 20;
  private static final long SEED = 1;

  private Restoring() {}

  /**
   * Takes the same steps twice from the same state.
   *
   * @param env in any state; in another one afterwards
   * @return why it cannot return; empty if it can
   */
  public static Optional<String> problem(Env env) {
    String id = env.spec().id();
    try {
      double[] observation = new double[env.spec().observationSpace().size()];
      env.reset(SEED, observation);
      byte[] start = env.snapshot();
      double[][] first = steps(env);
      env.restore(start);
      double[][] second = steps(env);
      return Arrays.deepEquals(first, second)
          ? Optional.empty()
          : Optional.of(id + " continues differently after its state has been restored");
    } catch (RuntimeException e) {
      return Optional.of(id + " cannot restore its state: " + e);
    }
  }

  /** Observations and rewards of an episode's first steps, all with the same action. */
  private static double[][] steps(Env env) {
    Step step = new Step(env.spec());
    double[] action = new double[env.spec().actionSpace().size()];
    double[][] seen = new double[STEPS][];
    for (int i = 0; i < STEPS && !step.ended(); i++) {
      env.step(action, step);
      seen[i] = Arrays.copyOf(step.observation, step.observation.length + 1);
      seen[i][step.observation.length] = step.reward;
    }
    return seen;
  }
}
