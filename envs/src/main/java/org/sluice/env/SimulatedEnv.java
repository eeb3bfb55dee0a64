package org.sluice.env;

import java.nio.ByteBuffer;

/**
 * Base class of simulations: checks, the generator and the snapshot's frame. A simulation defines
 * how an episode starts, how it advances, and what its state is.
 *
 * <p>It has no time limit; {@code TimeLimit} adds one.
 */
public abstract class SimulatedEnv implements Replayable {

  private enum Phase {
    BETWEEN_EPISODES,
    IN_EPISODE,
    CLOSED
  }

  private final EnvSpec spec;
  private final Generator random = new Generator(0);
  private Phase phase = Phase.BETWEEN_EPISODES;

  protected SimulatedEnv(EnvSpec spec) {
    this.spec = spec;
  }

  /** Clears what earlier episodes left; called on a reset with a seed. */
  protected void forget() {}

  /** Draws the first state of an episode. */
  protected abstract void initialise(Generator random);

  /** Sets a given state as the first of an episode. */
  protected abstract void initialiseTo(double[] state);

  /** Writes the observation of the current state. */
  protected abstract void observe(double[] observation);

  /** Advances the state; sets the step's reward and {@code terminated}. */
  protected abstract void advance(double[] action, Step step);

  /**
   * Why the last step left a state from which the simulation cannot go on, for people to read;
   * empty if it can. The episode then ends.
   */
  protected String fault() {
    return "";
  }

  /** Bytes that {@link #saveState} writes. */
  protected abstract int stateBytes();

  /**
   * Bytes that {@link #saveState} wrote for the state at a buffer's position. Override it if their
   * number differs between states.
   *
   * @param saved Not modified. All that follows the generator's state in a snapshot
   */
  protected int stateBytes(ByteBuffer saved) {
    return stateBytes();
  }

  /** Writes the complete state except the generator. */
  protected abstract void saveState(ByteBuffer out);

  /** Reads what {@link #saveState} wrote. */
  protected abstract void restoreState(ByteBuffer in);

  /** The generator, for a simulation whose steps are random. */
  protected final Generator random() {
    return random;
  }

  /** Frees off-heap memory; called once. */
  protected void release() {}

  @Override
  public final EnvSpec spec() {
    return spec;
  }

  @Override
  public final void reset(long seed, double[] observation) {
    checkOpen();
    checkObservation(observation);
    random.seed(seed);
    forget();
    reset(observation);
  }

  @Override
  public final void reset(double[] observation) {
    checkOpen();
    checkObservation(observation);
    initialise(random);
    observe(observation);
    phase = Phase.IN_EPISODE;
  }

  @Override
  public final void resetTo(double[] state, double[] observation) {
    checkOpen();
    checkObservation(observation);
    if (state.length != stateSize()) {
      throw new EnvException(
          spec.id() + ": a state has " + stateSize() + " numbers, not " + state.length);
    }
    initialiseTo(state);
    observe(observation);
    phase = Phase.IN_EPISODE;
  }

  @Override
  public final void step(double[] action, Step step) {
    if (phase != Phase.IN_EPISODE) {
      checkOpen();
      throw new EpisodeEndedException(
          spec.id() + ": the episode has ended, or none was started; call reset first");
    }
    replay(action, step);
    if (step.terminated) {
      phase = Phase.BETWEEN_EPISODES;
    }
  }

  @Override
  public final void replay(double[] action, Step step) {
    checkOpen();
    spec.checkAction(action);
    checkObservation(step.observation);
    step.terminated = false;
    step.truncated = false;
    advance(action, step);
    step.reason = fault();
    step.terminated |= !step.reason.isEmpty();
    observe(step.observation);
  }

  @Override
  public final byte[] snapshot() {
    checkOpen();
    ByteBuffer out = ByteBuffer.allocate(1 + Generator.STATE_BYTES + stateBytes());
    out.put((byte) (phase == Phase.IN_EPISODE ? 1 : 0));
    random.save(out);
    saveState(out);
    return Snapshot.encode(spec.id(), out.array());
  }

  @Override
  public final void restore(byte[] snapshot) {
    checkOpen();
    ByteBuffer in = Snapshot.decode(spec.id(), snapshot);
    int before = 1 + Generator.STATE_BYTES;
    int saved = Math.max(0, in.remaining() - before);
    int expected = before + stateBytes(in.slice(in.limit() - saved, saved));
    if (in.remaining() != expected) {
      throw new SnapshotMismatchException(
          String.format(
              "%s: the snapshot holds %d bytes of state, this build's has %d",
              spec.id(), in.remaining(), expected));
    }
    phase = in.get() == 1 ? Phase.IN_EPISODE : Phase.BETWEEN_EPISODES;
    random.restore(in);
    restoreState(in);
  }

  @Override
  public final void close() {
    if (phase != Phase.CLOSED) {
      phase = Phase.CLOSED;
      release();
    }
  }

  /**
   * For what subclasses offer beyond this class.
   *
   * @throws EnvClosedException if it was closed
   */
  protected final void checkOpen() {
    if (phase == Phase.CLOSED) {
      throw new EnvClosedException(spec.id() + ": the environment was closed; make a new one");
    }
  }

  private void checkObservation(double[] observation) {
    if (observation.length != spec.observationSpace().size()) {
      throw new EnvException(
          String.format(
              "%s: the observation buffer needs %d numbers, not %d",
              spec.id(), spec.observationSpace().size(), observation.length));
    }
  }
}
