package org.sluice.learning.rollout;

import java.nio.ByteBuffer;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.env.Space;
import org.sluice.env.Step;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Trajectory;

/**
 * One lane of a trial: an environment stepped under a policy.
 *
 * <p>All randomness comes from generators seeded by the trial's seed and the lane's number: one for
 * the environment, one for actions, and others for what a {@link Sampler} draws. Numbers are
 * rounded to single precision before use, so that readers of the trajectories compute with the same
 * numbers. For one thread at a time; {@link #close} closes the environment.
 */
public final class Lane implements AutoCloseable {

  private static final int BYTE = 255;

  private final LaneId id;
  private final long trialSeed;
  private final Space observationSpace;
  private final Acting acting;
  private final Behaviour behaviour;
  private final Sampler sampler;
  private final Generator random;
  private final Step step;
  private final double[] normalised;

  /** The current observation, {@code [observationDim]}. */
  final double[] observation;

  /** The latest action, {@code [actionDim]}. */
  final double[] action;

  private Env env;
  private PolicySnapshot followed;

  /** The environment's state while the lane has none. */
  private byte[] parked;

  private long sequence;

  /**
   * Starts a lane's first episode, with actions sampled from the policy and straight rollouts.
   *
   * @param env owned by the lane afterwards
   * @param acting may be shared with other lanes of the thread
   */
  public Lane(LaneId id, long trialSeed, Env env, Acting acting) {
    this(id, trialSeed, env, acting, new DrawnActions(), new Rollouts(Wanted.ALL));
  }

  /**
   * Starts a lane's first episode.
   *
   * @param env owned by the lane afterwards
   * @param acting may be shared with other lanes of the thread
   * @param behaviour owned by the lane afterwards
   * @param sampler how it collects data; owned by the lane afterwards
   */
  public Lane(
      LaneId id, long trialSeed, Env env, Acting acting, Behaviour behaviour, Sampler sampler) {
    this.id = id;
    this.trialSeed = trialSeed;
    this.observationSpace = env.spec().observationSpace();
    this.env = env;
    this.acting = acting;
    this.behaviour = behaviour;
    this.sampler = sampler;
    this.random = new Generator(Seeds.actions(trialSeed, id.lane()));
    this.step = new Step(env.spec());
    this.observation = step.observation;
    this.normalised = new double[observation.length];
    this.action = new double[acting.actionDim()];
    env.reset(Seeds.environment(trialSeed, id.lane()), observation);
    round();
    behaviour.episodeBegins(Seeds.episode(trialSeed, id.lane(), sequence));
  }

  /** Sets the policy version to act under. */
  public void follow(PolicySnapshot snapshot) {
    followed = snapshot;
  }

  /** The lane's id. */
  public LaneId id() {
    return id;
  }

  /** The policy version it follows; −1 before the first. */
  public int version() {
    return followed == null ? -1 : followed.version();
  }

  /** Steps taken since the lane began. */
  public long sequence() {
    return sequence;
  }

  /**
   * Takes a number of steps under the current policy version.
   *
   * @throws NonFiniteTransitionException if the environment, the policy or the value function
   *     returns a non-finite number; the lane can no longer be used then
   */
  public Trajectory collect(int steps) {
    if (followed == null) {
      throw new IllegalStateException(id + " follows no policy yet");
    }
    acting.follow(followed);
    return sampler.collect(this, steps);
  }

  /** The observation space. */
  Space observationSpace() {
    return observationSpace;
  }

  /** Normalises the current observation for {@link #act}. */
  void normalise() {
    acting.normalise(observation, normalised);
  }

  /** V of the current observation; normalises it. */
  float value() {
    normalise();
    float value = (float) acting.value(normalised);
    checkFinite(value, "value");
    return value;
  }

  /** The lane's own randomness. */
  Generator random() {
    return random;
  }

  /** A number on [0, 1) that depends only on the trial's seed, the lane and the next step. */
  double branching() {
    return Seeds.branching(trialSeed, id.lane(), sequence);
  }

  /** The seed of a branch's noise; see {@link Seeds#branch}. */
  long branchSeed(long root, int branch) {
    return Seeds.branch(trialSeed, id.lane(), root, branch);
  }

  /**
   * Chooses an action for the last normalised observation; returns its log-probability.
   *
   * @param noise the lane's or a branch's
   */
  float act(Generator noise) {
    return (float) acting.act(behaviour, normalised, noise, action);
  }

  /**
   * Takes a step with the chosen action.
   *
   * @param logProbability of the action, to be checked
   * @return the reward
   */
  float step(float logProbability) {
    env.step(action, step);
    round();
    sequence++;
    checkFinite(logProbability, "log-probability");
    checkFinite((float) step.reward, "reward");
    return (float) step.reward;
  }

  /** How the latest step ended. */
  EndMark end() {
    return EndMark.of(step.terminated, step.truncated);
  }

  /** Starts the next episode. */
  void reset() {
    env.reset(observation);
    round();
    behaviour.episodeEnded();
    behaviour.episodeBegins(Seeds.episode(trialSeed, id.lane(), sequence));
  }

  private void checkFinite(float number, String what) {
    if (!Float.isFinite(number)) {
      throw new NonFiniteTransitionException(number, what, version(), observation);
    }
  }

  /**
   * Rounds the observation and checks it, since clipping in the normalisation would hide
   * infinities.
   */
  private void round() {
    for (int i = 0; i < observation.length; i++) {
      float rounded = (float) observation[i];
      checkFinite(rounded, "number of an observation");
      if (observationSpace.isBytes()
          && !(rounded >= 0 && rounded <= BYTE && rounded == (int) rounded)) {
        throw new IllegalStateException(
            String.format("number %d of an observation is %s, not a byte 0 … 255", i, rounded));
      }
      observation[i] = rounded;
    }
  }

  /** Releases its environment while it takes no steps, after saving the lane's state. */
  public Env park() {
    parked = env.snapshot();
    Env free = env;
    env = null;
    return free;
  }

  /** Whether it has no environment. */
  public boolean isParked() {
    return env == null;
  }

  /**
   * Continues in an environment like the one that it released.
   *
   * @param other owned by the lane afterwards; it has been reset before
   */
  public void unpark(Env other) {
    env = other;
    env.restore(parked);
    parked = null;
  }

  /** Where it is in its episode: what {@link #rewind} returns to. */
  byte[] place() {
    byte[] simulation = isParked() ? parked : env.snapshot();
    ByteBuffer out =
        ByteBuffer.allocate(
            observation.length * Double.BYTES + behaviour.stateBytes() + simulation.length);
    for (double value : observation) {
      out.putDouble(value);
    }
    behaviour.save(out);
    out.put(simulation);
    return out.array();
  }

  /** Returns to a {@link #place}; its own randomness and the number of its steps go on. */
  void rewind(byte[] place) {
    rewind(ByteBuffer.wrap(place));
  }

  private void rewind(ByteBuffer in) {
    for (int i = 0; i < observation.length; i++) {
      observation[i] = in.getDouble();
    }
    behaviour.restore(in);
    byte[] simulation = new byte[in.remaining()];
    in.get(simulation);
    env.restore(simulation);
  }

  /** The lane's state without its policy. */
  public byte[] snapshot() {
    byte[] place = place();
    ByteBuffer out =
        ByteBuffer.allocate(
            Long.BYTES + Generator.STATE_BYTES + sampler.stateBytes() + place.length);
    out.putLong(sequence);
    random.save(out);
    sampler.save(out);
    out.put(place);
    return out.array();
  }

  /** Restores a {@link #snapshot}; {@link #follow} its policy version before the next step. */
  public void restore(byte[] snapshot) {
    ByteBuffer in = ByteBuffer.wrap(snapshot);
    sequence = in.getLong();
    random.restore(in);
    sampler.restore(in);
    rewind(in);
    followed = null;
  }

  @Override
  public void close() {
    if (followed != null) {
      acting.forget(followed);
    }
    if (!isParked()) {
      env.close();
    }
  }
}
