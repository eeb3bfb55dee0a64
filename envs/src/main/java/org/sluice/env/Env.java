package org.sluice.env;

import java.util.Optional;

/**
 * A simulated task: an agent observes, acts, and is rewarded, episode by episode.
 *
 * <pre>{@code
 * try (Env env = Envs.make("Hopper-v4")) {
 *   Step step = new Step(env.spec());
 *   double[] action = new double[env.spec().actionSpace().size()];
 *   env.reset(seed, step.observation);
 *   while (!step.ended()) {
 *     env.step(action, step);
 *   }
 * }
 * }</pre>
 *
 * <p>All randomness comes from one generator that {@link #reset(long, double[])} seeds: the same
 * seed and actions give the same episodes bit for bit. Stepping writes into the caller's buffers
 * and allocates nothing. An environment belongs to one thread at a time. Every method throws a
 * subclass of {@link EnvException} on misuse and leaves the environment usable.
 */
public interface Env extends AutoCloseable {

  /** The specification: id, spaces, time limit. */
  EnvSpec spec();

  /**
   * Seeds the generator and starts an episode.
   *
   * @param seed any number; equal seeds give equal episodes
   * @param observation Modified. Receives the first observation {@code [observationDim]}
   */
  void reset(long seed, double[] observation);

  /**
   * Starts the next episode; its randomness continues the generator's sequence.
   *
   * @param observation Modified. Receives the first observation {@code [observationDim]}
   */
  void reset(double[] observation);

  /**
   * Advances by one control step.
   *
   * @param action Not modified. {@code [actionDim]}, finite; a discrete action is its index. Values
   *     outside the action space's bounds are passed on; the task defines their effect.
   * @param step Modified. Receives the observation, the reward and the two end marks
   * @throws InvalidActionException if the length is wrong or a value is not finite
   * @throws EpisodeEndedException if the episode has ended, or none was started
   */
  void step(double[] action, Step step);

  /** The complete state including the generator, usually a few hundred bytes. */
  byte[] snapshot();

  /**
   * Restores a snapshot of this or another instance of the same environment; it then continues bit
   * for bit.
   *
   * @throws SnapshotMismatchException if the bytes are damaged or from another environment or
   *     format version; the environment is then unchanged
   */
  void restore(byte[] snapshot);

  /** What draws the current state; empty if this environment cannot be drawn. */
  default Optional<Drawable> drawable() {
    return this instanceof Drawable drawable ? Optional.of(drawable) : Optional.empty();
  }

  /** Frees off-heap memory. Closing twice is harmless. */
  @Override
  void close();
}
