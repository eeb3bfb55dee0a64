package org.sluice.env;

import java.nio.ByteBuffer;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The one source of randomness: xoshiro256++ from Commons RNG, seedable, and saved and restored
 * exactly.
 *
 * <p>Normal deviates come from Marsaglia's polar method with {@link StrictMath}: unlike {@code
 * Math.log}, it gives the same bits on every processor, and it keeps no spare value between calls.
 */
public final class Generator {

  private static final RandomSource ALGORITHM = RandomSource.XO_SHI_RO_256_PP;

  /** Bytes that {@link #save} writes. */
  public static final int STATE_BYTES = state(ALGORITHM.create(0L)).length;

  private RestorableUniformRandomProvider provider;

  public Generator(long seed) {
    seed(seed);
  }

  /** Restarts from a seed. */
  public void seed(long seed) {
    provider = ALGORITHM.create(seed);
  }

  /** The next 64 random bits. */
  public long nextLong() {
    return provider.nextLong();
  }

  /** Uniform on 0 … n − 1. */
  public int nextInt(int n) {
    return provider.nextInt(n);
  }

  /** Uniform on [0, 1). */
  public double nextDouble() {
    return provider.nextDouble();
  }

  /** Uniform on [low, high). */
  public double uniform(double low, double high) {
    return low + (high - low) * provider.nextDouble();
  }

  /** Normal with mean 0 and variance 1. */
  public double gaussian() {
    while (true) {
      double u = 2 * provider.nextDouble() - 1;
      double v = 2 * provider.nextDouble() - 1;
      double squaredRadius = u * u + v * v;
      if (squaredRadius < 1 && squaredRadius > 0) {
        return u * Math.sqrt(-2 * StrictMath.log(squaredRadius) / squaredRadius);
      }
    }
  }

  /** Writes the state, {@link #STATE_BYTES} bytes. */
  public void save(ByteBuffer out) {
    out.put(state(provider));
  }

  /** Reads what {@link #save} wrote. */
  public void restore(ByteBuffer in) {
    byte[] state = new byte[STATE_BYTES];
    in.get(state);
    provider.restoreState(new RandomProviderDefaultState(state));
  }

  private static byte[] state(RestorableUniformRandomProvider provider) {
    return ((RandomProviderDefaultState) provider.saveState()).getState();
  }
}
