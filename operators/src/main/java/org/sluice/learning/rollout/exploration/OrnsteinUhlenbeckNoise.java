package org.sluice.learning.rollout.exploration;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.sluice.env.Generator;

/**
 * Noise that drifts back to a mean, so that successive actions are pushed the same way.
 *
 * <pre>x ← x + θ (μ − x) Δt + σ √Δt n,  n ~ N(0, 1)</pre>
 *
 * <p>Uhlenbeck and Ornstein 1930, as in Lillicrap et al. 2016, section 7. Each episode starts at
 * x₀.
 */
public final class OrnsteinUhlenbeckNoise implements ActionNoise {

  private final double rate;
  private final double mean;
  private final double deviation;
  private final double step;
  private final double start;
  private final double[] x;

  /**
   * @param rate θ, how fast it drifts back
   * @param mean μ
   * @param deviation σ
   * @param step Δt
   * @param start x₀
   * @param size numbers per action
   */
  public OrnsteinUhlenbeckNoise(
      double rate, double mean, double deviation, double step, double start, int size) {
    this.rate = rate;
    this.mean = mean;
    this.deviation = deviation;
    this.step = step;
    this.start = start;
    this.x = new double[size];
    episodeEnded();
  }

  @Override
  public void next(Generator random, double[] noise) {
    for (int i = 0; i < x.length; i++) {
      noise[i] = random.gaussian();
    }
    add(noise);
  }

  /**
   * Takes the step of given normal numbers.
   *
   * @param noise Modified. The numbers before, the noise afterwards
   */
  void add(double[] noise) {
    double scale = deviation * Math.sqrt(step);
    for (int i = 0; i < x.length; i++) {
      x[i] += rate * (mean - x[i]) * step + scale * noise[i];
      noise[i] = x[i];
    }
  }

  @Override
  public void episodeEnded() {
    Arrays.fill(x, start);
  }

  @Override
  public int stateBytes() {
    return Double.BYTES * x.length;
  }

  @Override
  public void save(ByteBuffer out) {
    for (double number : x) {
      out.putDouble(number);
    }
  }

  @Override
  public void restore(ByteBuffer in) {
    for (int i = 0; i < x.length; i++) {
      x[i] = in.getDouble();
    }
  }
}
