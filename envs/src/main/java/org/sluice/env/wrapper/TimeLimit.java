package org.sluice.env.wrapper;

import java.nio.ByteBuffer;
import org.sluice.env.Env;
import org.sluice.env.EnvSpec;
import org.sluice.env.EpisodeEndedException;
import org.sluice.env.Snapshot;
import org.sluice.env.SnapshotMismatchException;
import org.sluice.env.Step;

/**
 * Truncates an episode after a number of steps.
 *
 * <p>The last allowed step is marked truncated even when it also terminates, as Gymnasium's wrapper
 * of the same name does.
 */
public final class TimeLimit implements Env {

  private static final String OWNER = "TimeLimit";

  private final Env env;
  private final EnvSpec spec;
  private final int maxSteps;
  private int elapsedSteps;

  /**
   * @param maxSteps steps per episode, at least 1
   */
  public TimeLimit(Env env, int maxSteps) {
    if (maxSteps < 1) {
      throw new IllegalArgumentException("a time limit is at least 1 step, not " + maxSteps);
    }
    this.env = env;
    this.spec = env.spec().withTimeLimit(maxSteps);
    this.maxSteps = maxSteps;
  }

  @Override
  public EnvSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, double[] observation) {
    env.reset(seed, observation);
    elapsedSteps = 0;
  }

  @Override
  public void reset(double[] observation) {
    env.reset(observation);
    elapsedSteps = 0;
  }

  @Override
  public void step(double[] action, Step step) {
    if (elapsedSteps >= maxSteps) {
      throw new EpisodeEndedException(
          spec.id() + ": the episode was truncated at " + maxSteps + " steps; call reset first");
    }
    env.step(action, step);
    elapsedSteps++;
    step.truncated |= elapsedSteps >= maxSteps;
  }

  @Override
  public byte[] snapshot() {
    byte[] inner = env.snapshot();
    ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + inner.length);
    out.putInt(elapsedSteps).put(inner);
    return Snapshot.encode(OWNER, out.array());
  }

  @Override
  public void restore(byte[] snapshot) {
    ByteBuffer in = Snapshot.decode(OWNER, snapshot);
    if (in.remaining() < Integer.BYTES) {
      throw new SnapshotMismatchException(spec.id() + ": the snapshot holds no step count");
    }
    int elapsed = in.getInt();
    byte[] inner = new byte[in.remaining()];
    in.get(inner);
    env.restore(inner);
    elapsedSteps = elapsed;
  }

  @Override
  public void close() {
    env.close();
  }
}
