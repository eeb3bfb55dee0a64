package org.sluice.env.wrapper;

import java.nio.ByteBuffer;
import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;

/**
 * Adds normal noise to observations: o' = o + N(0, σ²), independently for each component, at the
 * start and at every step. Rewards and end marks are unchanged.
 *
 * <p>The noise has its own generator, seeded by {@link #reset(long, double[])} with {@link
 * #noiseSeed}; the inner environment is seeded as without noise, so its episodes are the same.
 *
 * <p>Source: Tang and Agrawal, "Implicit Policy for Reinforcement Learning", section 5.1 (σ = 0.1),
 * after rllab's {@code noisy_env.py}.
 */
public sealed class NoisyObservation extends EnvWrapper permits NoisySimulation {

  /** σ of the source. */
  public static final double DEFAULT_DEVIATION = 0.1;

  /** "noise" in ASCII. */
  private static final long NOISE = 0x6E6F697365L;

  private final double deviation;
  private final Generator random = new Generator(noiseSeed(0));

  /** With {@link #DEFAULT_DEVIATION}. */
  public NoisyObservation(Env env) {
    this(env, DEFAULT_DEVIATION);
  }

  /**
   * @param env an environment that observes a box; closed with this one
   * @param deviation σ ≥ 0, finite, in units of the observation
   */
  public NoisyObservation(Env env, double deviation) {
    this(env, deviation, noisy(env.spec()));
  }

  NoisyObservation(Env env, double deviation, EnvSpec spec) {
    super("NoisyObservation(" + deviation + ")", env, spec);
    if (!(deviation >= 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException(
          "the noise's standard deviation is finite and at least 0, not " + deviation);
    }
    this.deviation = deviation;
  }

  /** The seed of the noise in an environment that is reset with {@code seed}. */
  public static long noiseSeed(long seed) {
    return seed ^ NOISE;
  }

  /**
   * What an environment is with the noise: it observes an unbounded box.
   *
   * @param spec of one that observes a box
   */
  public static EnvSpec noisy(EnvSpec spec) {
    if (!(spec.observationSpace() instanceof Box)) {
      throw new IllegalArgumentException(
          spec.id() + ": noise is added to a box, not to " + spec.observationSpace());
    }
    return spec.withObservationSpace(Box.unbounded(spec.observationSpace().size()));
  }

  @Override
  public final void reset(long seed, double[] observation) {
    super.reset(seed, observation);
    random.seed(noiseSeed(seed));
    addNoise(observation);
  }

  @Override
  public final void reset(double[] observation) {
    super.reset(observation);
    addNoise(observation);
  }

  @Override
  public final void step(double[] action, Step step) {
    checkOpen();
    spec().checkAction(action); // so that messages name this environment
    super.step(action, step);
    addNoise(step.observation);
  }

  final void addNoise(double[] observation) {
    for (int i = 0; i < observation.length; i++) {
      observation[i] += deviation * random.gaussian();
    }
  }

  @Override
  final int stateBytes() {
    return Generator.STATE_BYTES;
  }

  @Override
  final void saveState(ByteBuffer out) {
    random.save(out);
  }

  @Override
  final void restoreState(ByteBuffer in) {
    random.restore(in);
  }
}
