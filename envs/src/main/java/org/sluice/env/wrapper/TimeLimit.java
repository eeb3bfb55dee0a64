package org.sluice.env.wrapper;

import java.nio.ByteBuffer;
import org.sluice.env.Env;
import org.sluice.env.EpisodeEndedException;
import org.sluice.env.Step;

/**
 * Truncates an episode after a number of steps.
 *
 * <p>The last allowed step is marked truncated even when it also terminates, as Gymnasium's wrapper
 * of the same name does.
 */
public final class TimeLimit extends EnvWrapper {

  private final int maxSteps;
  private int elapsedSteps;

  /**
   * @param maxSteps steps per episode, at least 1
   */
  public TimeLimit(Env env, int maxSteps) {
    super("TimeLimit(" + maxSteps + ")", env, env.spec().withTimeLimit(maxSteps));
    if (maxSteps < 1) {
      throw new IllegalArgumentException("a time limit is at least 1 step, not " + maxSteps);
    }
    this.maxSteps = maxSteps;
  }

  /** An environment with the limit of its specification, or itself if that has none. */
  public static Env specified(Env env) {
    int limit = env.spec().timeLimit();
    return limit == 0 ? env : new TimeLimit(env, limit);
  }

  @Override
  public void reset(long seed, double[] observation) {
    super.reset(seed, observation);
    elapsedSteps = 0;
  }

  @Override
  public void reset(double[] observation) {
    super.reset(observation);
    elapsedSteps = 0;
  }

  @Override
  public void step(double[] action, Step step) {
    if (elapsedSteps >= maxSteps) {
      checkOpen();
      throw new EpisodeEndedException(
          spec().id() + ": the episode was truncated at " + maxSteps + " steps; call reset first");
    }
    super.step(action, step);
    elapsedSteps++;
    step.truncated |= elapsedSteps >= maxSteps;
  }

  @Override
  int stateBytes() {
    return Integer.BYTES;
  }

  @Override
  void saveState(ByteBuffer out) {
    out.putInt(elapsedSteps);
  }

  @Override
  void restoreState(ByteBuffer in) {
    elapsedSteps = in.getInt();
  }
}
