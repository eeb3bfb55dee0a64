package org.sluice.env;

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

  /** What this environment is: id, spaces, time limit. */
  EnvSpec spec();

  /**
   * Seeds the generator and starts an episode.
   *
   * @param seed any number; equal seeds give equal episodes
   * @param observation Modified. Receives the first observation {@code [observationDim]}
   */
  void reset(long seed, double[] observation);

  /**
   * Starts the next episode; its randomness continues where the generator stands.
   *
   * @param observation Modified. Receives the first observation {@code [observationDim]}
   */
  void reset(double[] observation);

  /**
   * Advances by one control step.
   *
   * @param action Not modified. {@code [actionDim]}, finite; a discrete action is its index. Values
   *     outside the action space's bounds are passed on; what they do is the task's definition.
   * @param step Modified. Receives the observation, the reward and the two end marks
   * @throws InvalidActionException if the length is wrong or a value is not finite
   * @throws EpisodeEndedException if the episode has ended, or none has been started
   */
  void step(double[] action, Step step);

  /** Everything that the future depends on, generator included, as bytes of a few hundred. */
  byte[] snapshot();

  /**
   * Goes back to a snapshot, of this or of another instance of the same environment; what follows
   * is bit for bit what followed the snapshot.
   *
   * @throws SnapshotMismatchException if the bytes are damaged, or come from another environment or
   *     another format version; nothing has changed then
   */
  void restore(byte[] snapshot);

  /** Frees what is held outside the heap. Closing twice is harmless. */
  @Override
  void close();
}
