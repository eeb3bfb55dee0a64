package org.sluice.rollout;

import java.nio.ByteBuffer;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.policy.Actor;
import org.sluice.policy.Policy;
import org.sluice.records.EndMark;
import org.sluice.records.PolicySnapshot;
import org.sluice.records.Trajectory;
import org.sluice.value.Critic;

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
  private final Env env;
  private final Actor actor;
  private final Critic critic;
  private final Generator random;
  private final Step step;
  private final double[] observation;
  private final double[] normalised;
  private final double[] action;

  private ObservationStatistics statistics;
  private int version = -1;
  private long sequence;

  /**
   * Starts the lane's first episode.
   *
   * @param env owned by the lane from now on
   */
  public Lane(String trial, int number, long trialSeed, Env env, Policy policy, Critic critic) {
    this.trial = trial;
    this.number = number;
    this.env = env;
    this.actor = new Actor(policy);
    this.critic = critic;
    this.random = new Generator(Seeds.actions(trialSeed, number));
    this.step = new Step(env.spec());
    this.observation = step.observation;
    this.normalised = new double[observation.length];
    this.action = new double[policy.actionDim()];
    env.reset(Seeds.environment(trialSeed, number), observation);
    round(observation);
  }

  /** Acts from now on under a policy version. */
  public void follow(PolicySnapshot snapshot) {
    actor.setParameters(snapshot.policy());
    critic.setParameters(snapshot.value());
    statistics = new ObservationStatistics(snapshot.means(), snapshot.deviations());
    version = snapshot.version();
  }

  /** The policy version it follows; −1 before the first. */
  public int version() {
    return version;
  }

  /** Steps taken since the lane began. */
  public long sequence() {
    return sequence;
  }

  /** Takes a number of steps under the current policy version. */
  public Trajectory collect(int steps) {
    if (version < 0) {
      throw new IllegalStateException("lane " + number + " of " + trial + " follows no policy yet");
    }
    float[] observations = new float[steps * observation.length];
    float[] actions = new float[steps * action.length];
    float[] logProbabilities = new float[steps];
    float[] rewards = new float[steps];
    float[] values = new float[steps];
    byte[] ends = new byte[steps];
    float[] finalValues = new float[steps];
    for (int t = 0; t < steps; t++) {
      store(observation, observations, t);
      values[t] = value();
      logProbabilities[t] = (float) actor.act(normalised, random, action);
      store(action, actions, t);
      env.step(action, step);
      round(observation);
      rewards[t] = (float) step.reward;
      EndMark end = EndMark.of(step.terminated, step.truncated);
      ends[t] = end.code();
      if (end == EndMark.TRUNCATED) {
        finalValues[t] = value();
      }
      if (end != EndMark.NONE) {
        env.reset(observation);
        round(observation);
      }
    }
    long first = sequence;
    sequence += steps;
    return new Trajectory(
        trial,
        number,
        version,
        first,
        observations,
        actions,
        logProbabilities,
        rewards,
        values,
        ends,
        finalValues,
        value());
  }

  /** V of the current observation; leaves it normalised in {@link #normalised}. */
  private float value() {
    statistics.normalise(observation, 0, normalised, 0);
    return (float) critic.value(normalised);
  }

  private static void store(double[] numbers, float[] target, int row) {
    for (int i = 0; i < numbers.length; i++) {
      target[row * numbers.length + i] = (float) numbers[i];
    }
  }

  private static void round(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) numbers[i];
    }
  }

  /** The lane's state but for the policy it follows. */
  public byte[] snapshot() {
    byte[] simulation = env.snapshot();
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
    version = -1;
  }

  @Override
  public void close() {
    env.close();
  }
}
