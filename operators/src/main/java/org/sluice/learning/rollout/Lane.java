package org.sluice.learning.rollout;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Trajectory;

/**
 * An environment stepped under a policy: what one lane of a trial does.
 *
 * <p>Everything it draws comes from two generators seeded by the trial's seed and the lane's
 * number. Numbers are rounded to single precision before they are used, so that whoever reads the
 * trajectories computes with the same numbers. For one thread at a time; {@link #close} closes the
 * environment.
 */
public final class Lane implements AutoCloseable {

  private final String trial;
  private final int number;
  private Env env;
  private final Acting acting;
  private final Wanted wanted;
  private final Generator random;
  private final Step step;
  private final double[] observation;
  private final double[] normalised;
  private final double[] action;

  private PolicySnapshot followed;

  /** The environment's state while there is none. */
  private byte[] parked;

  private long sequence;

  /**
   * Starts the lane's first episode.
   *
   * @param env owned by the lane from now on
   * @param acting may be shared with other lanes of the thread
   */
  public Lane(String trial, int number, long trialSeed, Env env, Acting acting) {
    this(trial, number, trialSeed, env, acting, Wanted.ALL);
  }

  /**
   * Starts the lane's first episode.
   *
   * @param env owned by the lane from now on
   * @param acting may be shared with other lanes of the thread
   * @param wanted what the trial's algorithm learns from
   */
  public Lane(String trial, int number, long trialSeed, Env env, Acting acting, Wanted wanted) {
    this.wanted = wanted;
    this.trial = trial;
    this.number = number;
    this.env = env;
    this.acting = acting;
    this.random = new Generator(Seeds.actions(trialSeed, number));
    this.step = new Step(env.spec());
    this.observation = step.observation;
    this.normalised = new double[observation.length];
    this.action = new double[acting.actionDim()];
    env.reset(Seeds.environment(trialSeed, number), observation);
    takeOver(observation);
  }

  /** Acts from now on under a policy version. */
  public void follow(PolicySnapshot snapshot) {
    followed = snapshot;
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
   * @throws NonFiniteTransitionException if the environment, the policy or the value function gives
   *     a number that is not finite; the lane is of no more use then
   */
  public Trajectory collect(int steps) {
    if (followed == null) {
      throw new IllegalStateException("lane " + number + " of " + trial + " follows no policy yet");
    }
    acting.follow(followed);
    float[] observations = new float[steps * observation.length];
    float[] actions = new float[steps * action.length];
    float[] logProbabilities = new float[wanted.logProbabilities() ? steps : 0];
    float[] rewards = new float[steps];
    float[] values = new float[wanted.values() ? steps : 0];
    byte[] ends = new byte[steps];
    float[] finalValues = new float[values.length];
    float[] finalObservations = {};
    for (int t = 0; t < steps; t++) {
      store(observation, observations, t);
      if (wanted.values()) {
        values[t] = value();
      } else {
        acting.normalise(observation, normalised);
      }
      float logProbability = (float) acting.act(normalised, random, action);
      store(action, actions, t);
      env.step(action, step);
      takeOver(observation);
      rewards[t] = (float) step.reward;
      checkFinite(logProbability, "log-probability");
      if (wanted.logProbabilities()) {
        logProbabilities[t] = logProbability;
      }
      checkFinite((float) step.reward, "reward");
      EndMark end = EndMark.of(step.terminated, step.truncated);
      ends[t] = end.code();
      if (end == EndMark.TRUNCATED) {
        finalObservations = appended(finalObservations);
        if (wanted.values()) {
          finalValues[t] = value();
        }
      }
      if (end != EndMark.NONE) {
        env.reset(observation);
        takeOver(observation);
      }
    }
    long first = sequence;
    sequence += steps;
    return new Trajectory(
        trial,
        number,
        version(),
        first,
        observations,
        actions,
        logProbabilities,
        rewards,
        values,
        ends,
        finalValues,
        wanted.values() ? value() : 0,
        appended(new float[0]),
        finalObservations,
        "");
  }

  /** Numbers and the current observation after them; episodes are rarely truncated. */
  private float[] appended(float[] numbers) {
    float[] longer = Arrays.copyOf(numbers, numbers.length + observation.length);
    for (int i = 0; i < observation.length; i++) {
      longer[numbers.length + i] = (float) observation[i];
    }
    return longer;
  }

  /** V of the current observation; leaves it normalised in {@link #normalised}. */
  private float value() {
    float value = (float) acting.value(observation, normalised);
    checkFinite(value, "value");
    return value;
  }

  private void checkFinite(float number, String what) {
    if (!Float.isFinite(number)) {
      throw new NonFiniteTransitionException(number, what, version(), observation);
    }
  }

  private static void store(double[] numbers, float[] target, int row) {
    for (int i = 0; i < numbers.length; i++) {
      target[row * numbers.length + i] = (float) numbers[i];
    }
  }

  /** Rounds what the environment has observed; normalisation would hide an infinity by its cut. */
  private void takeOver(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      float rounded = (float) numbers[i];
      checkFinite(rounded, "number of an observation");
      numbers[i] = rounded;
    }
  }

  /**
   * Gives its environment away for as long as it takes no steps; nothing of the lane is in it then.
   */
  public Env park() {
    parked = env.snapshot();
    Env free = env;
    env = null;
    return free;
  }

  /** Whether it is without an environment. */
  public boolean isParked() {
    return env == null;
  }

  /**
   * Goes on in an environment like the one that it has given away.
   *
   * @param other owned by the lane from now on; it has been reset before
   */
  public void unpark(Env other) {
    env = other;
    env.restore(parked);
    parked = null;
  }

  /** The lane's state but for the policy it follows. */
  public byte[] snapshot() {
    byte[] simulation = isParked() ? parked : env.snapshot();
    ByteBuffer out =
        ByteBuffer.allocate(
            Long.BYTES
                + Generator.STATE_BYTES
                + observation.length * Double.BYTES
                + simulation.length);
    out.putLong(sequence);
    random.save(out);
    for (double value : observation) {
      out.putDouble(value);
    }
    out.put(simulation);
    return out.array();
  }

  /** Goes back to a {@link #snapshot}; {@link #follow} its policy version before going on. */
  public void restore(byte[] snapshot) {
    ByteBuffer in = ByteBuffer.wrap(snapshot);
    sequence = in.getLong();
    random.restore(in);
    for (int i = 0; i < observation.length; i++) {
      observation[i] = in.getDouble();
    }
    byte[] simulation = new byte[in.remaining()];
    in.get(simulation);
    env.restore(simulation);
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
