package org.sluice.env.registry;

import java.util.Arrays;
import java.util.Optional;
import org.sluice.env.Env;
import org.sluice.env.Step;

/** Tries whether an environment can return to an earlier state. */
public final class Restoring {

  private static final int STEPS = 20;
  private static final int STEPS_BEFORE = 3;
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
    leaveTheStart(env);
    try {
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

  /** Goes to a state that a reset does not lead to, unless episodes are too short. */
  private static void leaveTheStart(Env env) {
    Step step = new Step(env.spec());
    double[] action = new double[env.spec().actionSpace().size()];
    env.reset(SEED, step.observation);
    for (int i = 0; i < STEPS_BEFORE; i++) {
      env.step(action, step);
      if (step.ended()) {
        env.reset(step.observation);
      }
    }
  }

  /** Observations, rewards and ends of the next steps, all with the same action. */
  private static double[][] steps(Env env) {
    Step step = new Step(env.spec());
    double[] action = new double[env.spec().actionSpace().size()];
    double[][] seen = new double[STEPS][];
    for (int i = 0; i < STEPS && !step.ended(); i++) {
      env.step(action, step);
      int width = step.observation.length;
      seen[i] = Arrays.copyOf(step.observation, width + 3);
      seen[i][width] = step.reward;
      seen[i][width + 1] = step.terminated ? 1 : 0;
      seen[i][width + 2] = step.truncated ? 1 : 0;
    }
    return seen;
  }
}
