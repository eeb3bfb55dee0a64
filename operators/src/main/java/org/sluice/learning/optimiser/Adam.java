package org.sluice.learning.optimiser;

import java.nio.ByteBuffer;

/**
 * Adam.
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  t ← t + 1
 * θ ← θ − rate √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)
 * </pre>
 *
 * <p>With β₁ = 0.9 and β₂ = 0.999. Kingma and Ba 2015, in the form at the end of their section 2,
 * as in TensorFlow and OpenAI baselines.
 */
public final class Adam implements Optimiser {

  static final double FIRST_DECAY = 0.9;
  static final double SECOND_DECAY = 0.999;

  private final double epsilon;
  private final double[] first;
  private final double[] second;
  private long steps;

  /**
   * @param parameters number of parameters
   * @param epsilon ε
   */
  public Adam(int parameters, double epsilon) {
    this.epsilon = epsilon;
    this.first = new double[parameters];
    this.second = new double[parameters];
  }

  @Override
  public void step(double[] parameters, double[] gradient, double learningRate) {
    steps++;
    double rate = correctedRate(learningRate, steps);
    double[] ms = first;
    double[] vs = second;
    double added = epsilon;
    // A loop for each array that is written, so that the compiler vectorises them.
    for (int i = 0; i < parameters.length; i++) {
      ms[i] = FIRST_DECAY * ms[i] + (1 - FIRST_DECAY) * gradient[i];
    }
    for (int i = 0; i < parameters.length; i++) {
      vs[i] = SECOND_DECAY * vs[i] + (1 - SECOND_DECAY) * gradient[i] * gradient[i];
    }
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * ms[i] / (Math.sqrt(vs[i]) + added);
    }
  }

  /** The rate of the t-th step, with bias correction. */
  static double correctedRate(double rate, long t) {
    return rate
        * Math.sqrt(1 - StrictMath.pow(SECOND_DECAY, (double) t))
        / (1 - StrictMath.pow(FIRST_DECAY, (double) t));
  }

  /** m; live. */
  double[] first() {
    return first;
  }

  /** v; live. */
  double[] second() {
    return second;
  }

  @Override
  public int stateBytes() {
    return Long.BYTES + 2 * Double.BYTES * first.length;
  }

  @Override
  public void save(ByteBuffer out) {
    out.putLong(steps);
    Moments.save(first, out);
    Moments.save(second, out);
  }

  @Override
  public void restore(ByteBuffer in) {
    steps = in.getLong();
    Moments.restore(first, in);
    Moments.restore(second, in);
  }
}
