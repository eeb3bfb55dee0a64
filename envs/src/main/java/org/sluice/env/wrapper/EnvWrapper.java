package org.sluice.env.wrapper;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.sluice.env.Drawable;
import org.sluice.env.Env;
import org.sluice.env.EnvClosedException;
import org.sluice.env.EnvSpec;
import org.sluice.env.Snapshot;
import org.sluice.env.SnapshotMismatchException;
import org.sluice.env.Step;

/**
 * Base class of wrappers: passes everything on to an inner environment; subclasses override what
 * they change.
 *
 * <p>Its snapshot holds the wrapper's own state and then the inner environment's snapshot, framed
 * with the wrapper's name and parameters, so that snapshots with other settings are rejected.
 */
abstract class EnvWrapper implements Env {

  private final String name;
  private final Env env;
  private final EnvSpec spec;
  private boolean closed;

  /**
   * @param name the wrapper's name and its parameters
   * @param env the inner environment; closed with this one
   * @param spec the wrapped environment's specification
   */
  EnvWrapper(String name, Env env, EnvSpec spec) {
    this.name = name;
    this.env = env;
    this.spec = spec;
  }

  /** Bytes that {@link #saveState} writes. */
  int stateBytes() {
    return 0;
  }

  /** Writes the wrapper's own state. */
  void saveState(ByteBuffer out) {}

  /** Reads what {@link #saveState} wrote. */
  void restoreState(ByteBuffer in) {}

  /** For checks before the inner environment's own. */
  final void checkOpen() {
    if (closed) {
      throw new EnvClosedException(spec.id() + ": the environment was closed; make a new one");
    }
  }

  @Override
  public final EnvSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, double[] observation) {
    env.reset(seed, observation);
  }

  @Override
  public void reset(double[] observation) {
    env.reset(observation);
  }

  @Override
  public void step(double[] action, Step step) {
    env.step(action, step);
  }

  @Override
  public final byte[] snapshot() {
    byte[] inner = env.snapshot();
    ByteBuffer out = ByteBuffer.allocate(stateBytes() + inner.length);
    saveState(out);
    out.put(inner);
    return Snapshot.encode(name, out.array());
  }

  @Override
  public final void restore(byte[] snapshot) {
    checkOpen();
    ByteBuffer in = Snapshot.decode(name, snapshot);
    if (in.remaining() < stateBytes()) {
      throw new SnapshotMismatchException(spec.id() + ": the snapshot holds no state of " + name);
    }
    byte[] inner = new byte[in.remaining() - stateBytes()];
    in.get(stateBytes(), inner);
    // First, because it may throw; nothing has changed then.
    env.restore(inner);
    restoreState(in);
  }

  @Override
  public final Optional<Drawable> drawable() {
    return env.drawable();
  }

  @Override
  public final void close() {
    closed = true;
    env.close();
  }
}
