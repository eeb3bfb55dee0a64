package org.sluice.learning.algorithm.crossentropy;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Independent normal distributions of a policy's parameters, in single precision as lanes see them.
 *
 * @param means μ, {@code [parameters]}
 * @param deviations σ, {@code [parameters]}
 */
record ParameterDistribution(float[] means, float[] deviations) {

  /**
   * The distribution of the best parameters, with the variance of the population.
   *
   * <pre>μ = mean(θ),  σ² = mean((θ − μ)²) + extra</pre>
   *
   * @param elites Not modified. θ of each, at least one
   * @param extraVariance added to each parameter's
   */
  static ParameterDistribution of(List<float[]> elites, double extraVariance) {
    int size = elites.get(0).length;
    float[] means = new float[size];
    float[] deviations = new float[size];
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (float[] elite : elites) {
        sum += elite[i];
      }
      double mean = sum / elites.size();
      double squares = 0;
      for (float[] elite : elites) {
        squares += (elite[i] - mean) * (elite[i] - mean);
      }
      means[i] = (float) mean;
      deviations[i] = (float) Math.sqrt(squares / elites.size() + extraVariance);
    }
    return new ParameterDistribution(means, deviations);
  }

  boolean finite() {
    double zero = 0;
    for (int i = 0; i < means.length; i++) {
      zero += 0.0 * means[i] + 0.0 * deviations[i]; // NaN for infinities too
    }
    return zero == 0;
  }

  /** The mean of all deviations. */
  double meanDeviation() {
    double sum = 0;
    for (float deviation : deviations) {
      sum += deviation;
    }
    return sum / deviations.length;
  }

  /** Bytes that {@link #save} writes. */
  static int stateBytes(int parameters) {
    return 2 * Float.BYTES * parameters;
  }

  void save(ByteBuffer out) {
    for (int i = 0; i < means.length; i++) {
      out.putFloat(means[i]).putFloat(deviations[i]);
    }
  }

  static ParameterDistribution restored(int parameters, ByteBuffer in) {
    ParameterDistribution distribution =
        new ParameterDistribution(new float[parameters], new float[parameters]);
    for (int i = 0; i < parameters; i++) {
      distribution.means[i] = in.getFloat();
      distribution.deviations[i] = in.getFloat();
    }
    return distribution;
  }
}
