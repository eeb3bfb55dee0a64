package org.sluice.learning.rollout.exploration;

import java.nio.ByteBuffer;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.Behaviour;

/**
 * Takes the deterministic actions of a policy whose parameters are drawn once for each episode.
 *
 * <pre>θ = μ + σ ∘ ε,  ε ~ N(0, I)      μ: the policy's parameters, σ: their deviations</pre>
 *
 * <p>Its state is the seed of the episode, from which a restored lane and the learner draw the same
 * parameters again.
 */
public final class PerturbedParameters implements Behaviour {

  private long seed;

  /** The episode's; null until they have been drawn. */
  private float[] parameters;

  /**
   * The parameters of an episode.
   *
   * @param means Not modified. μ
   * @param deviations Not modified. σ
   * @param seed of the episode
   */
  public static float[] drawn(float[] means, float[] deviations, long seed) {
    Generator random = new Generator(seed);
    float[] drawn = new float[means.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = (float) (means[i] + deviations[i] * random.gaussian());
    }
    return drawn;
  }

  @Override
  public float[] parameters(PolicySnapshot policy) {
    if (parameters == null) {
      parameters = drawn(policy.policy(), policy.value(), seed);
    }
    return parameters;
  }

  @Override
  public double act(Actor actor, double[] observation, Generator random, double[] action) {
    return actor.actCentrally(observation, action);
  }

  @Override
  public void episodeBegins(long ofEpisode) {
    seed = ofEpisode;
    parameters = null;
  }

  @Override
  public int stateBytes() {
    return Long.BYTES;
  }

  @Override
  public void save(ByteBuffer out) {
    out.putLong(seed);
  }

  @Override
  public void restore(ByteBuffer in) {
    episodeBegins(in.getLong());
  }
}
