package org.sluice.learning.rollout.exploration;

import java.nio.ByteBuffer;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.rollout.Behaviour;

/**
 * Samples actions from the policy with noise that is drawn once for an episode: a policy with noisy
 * parameters acts by the same function until the episode ends (Fortunato et al. 2018; Plappert et
 * al. 2018).
 *
 * <p>Its state is the seed of the episode's noise, which a restored lane draws again.
 */
public final class EpisodeNoise implements Behaviour {

  private final Generator ofEpisode = new Generator(0);
  private boolean seeded;
  private long seed;

  /** The episode's noise; null until it has been drawn from the seed. */
  private double[] noise;

  @Override
  public double act(Actor actor, double[] observation, Generator random, double[] action) {
    if (!seeded) {
      seed = random.nextLong();
      seeded = true;
    }
    if (noise == null) {
      noise = new double[actor.noiseDim()];
      ofEpisode.seed(seed);
      actor.drawNoise(ofEpisode, noise);
    }
    return actor.act(observation, noise, action);
  }

  @Override
  public void episodeEnded() {
    seeded = false;
    noise = null;
  }

  @Override
  public int stateBytes() {
    return 1 + Long.BYTES;
  }

  @Override
  public void save(ByteBuffer out) {
    out.put((byte) (seeded ? 1 : 0)).putLong(seed);
  }

  @Override
  public void restore(ByteBuffer in) {
    seeded = in.get() == 1;
    seed = in.getLong();
    noise = null;
  }
}
