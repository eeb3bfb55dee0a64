package org.sluice.learning.algorithm.softq;

import java.util.Arrays;

/**
 * Stein variational gradient descent for the particles of one state (Liu and Wang 2016): the
 * directions in which updated particles i move, given fixed particles j of the same distribution.
 *
 * <pre>
 * direction_i = mean_j (k(a_j, a_i) ∇ log p(a_j) + ∇_{a_j} k(a_j, a_i))
 * k(a, b) = exp(−|a − b|² / h),   h = max(median |a_j − a_i|² / log F, 0.001)
 * </pre>
 *
 * <p>With the lower median, and F fixed particles. Buffers of one thread.
 */
final class SteinDirections {

  private static final double LEAST_BANDWIDTH = 1e-3;

  private final int fixed;
  private final int updated;
  private final int size;
  private final double[] distances;
  private final double[] sorted;

  /**
   * @param fixed F, at least 2
   * @param updated particles to be moved
   * @param size numbers per particle
   */
  SteinDirections(int fixed, int updated, int size) {
    this.fixed = fixed;
    this.updated = updated;
    this.size = size;
    this.distances = new double[fixed * updated];
    this.sorted = new double[fixed * updated];
  }

  /**
   * Computes the directions.
   *
   * @param particles Not modified. The fixed ones, then the updated ones, from {@code first}
   * @param gradients Not modified. ∇ log p of the fixed ones, from {@code firstGradient}
   * @param directions Modified. {@code [updated, size]}, from {@code firstDirection}
   */
  void compute(
      double[] particles,
      int first,
      double[] gradients,
      int firstGradient,
      double[] directions,
      int firstDirection) {
    measure(particles, first);
    double bandwidth = bandwidth();
    for (int i = 0; i < updated; i++) {
      int to = firstDirection + i * size;
      Arrays.fill(directions, to, to + size, 0);
      for (int j = 0; j < fixed; j++) {
        double kernel = StrictMath.exp(-distances[j * updated + i] / bandwidth);
        for (int d = 0; d < size; d++) {
          double difference =
              particles[first + j * size + d] - particles[first + (fixed + i) * size + d];
          double gradient = gradients[firstGradient + j * size + d];
          directions[to + d] += kernel * (gradient - 2 * difference / bandwidth) / fixed;
        }
      }
    }
  }

  private void measure(double[] particles, int first) {
    for (int j = 0; j < fixed; j++) {
      for (int i = 0; i < updated; i++) {
        double squares = 0;
        for (int d = 0; d < size; d++) {
          double difference =
              particles[first + j * size + d] - particles[first + (fixed + i) * size + d];
          squares += difference * difference;
        }
        distances[j * updated + i] = squares;
      }
    }
  }

  private double bandwidth() {
    System.arraycopy(distances, 0, sorted, 0, sorted.length);
    Arrays.sort(sorted);
    double median = sorted[(sorted.length - 1) / 2];
    return Math.max(median / StrictMath.log(fixed), LEAST_BANDWIDTH);
  }
}
