package org.sluice.learning.rollout;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.sluice.env.Space;

/**
 * Running mean and variance of all observations of a trial.
 *
 * <pre>
 * mean = sum / count,  deviation = √max(squares / count − mean², 0.01)
 * </pre>
 *
 * <p>As {@code RunningMeanStd} of OpenAI baselines: initially sum 0, squares 0.01 and count 0.01,
 * so that the first deviation is 1. Each batch is summed in order and then added, so equal batches
 * in equal order give equal bits.
 */
public final class ObservationNormaliser {

  private static final double START = 1e-2;
  private static final double LEAST_VARIANCE = 1e-2;

  private final int features;
  private final double[] sums;
  private final double[] squares;
  private double count = START;

  private final double[] batchSums;
  private final double[] batchSquares;

  /**
   * A normaliser without data.
   *
   * @param features numbers per observation; 0 to normalise nothing
   */
  public ObservationNormaliser(int features) {
    this.features = features;
    this.sums = new double[features];
    this.squares = new double[features];
    this.batchSums = new double[features];
    this.batchSquares = new double[features];
    Arrays.fill(squares, START);
  }

  /** The normaliser of a space: bytes are not normalised, since all pixels have the same scale. */
  public static ObservationNormaliser of(Space observations) {
    return new ObservationNormaliser(observations.isBytes() ? 0 : observations.size());
  }

  /**
   * Begins as after a number of observations with given statistics; {@link #statistics} are then
   * these up to rounding.
   *
   * @param means Not modified. {@code [features]}
   * @param deviations Not modified. {@code [features]}
   */
  public void begin(double[] means, double[] deviations, long observations) {
    count = START + observations;
    for (int i = 0; i < features; i++) {
      sums[i] = means[i] * count;
      squares[i] = (deviations[i] * deviations[i] + means[i] * means[i]) * count;
    }
  }

  /** Numbers per observation; 0 if nothing is normalised. */
  public int size() {
    return features;
  }

  /**
   * Adds a batch of observations to the statistics.
   *
   * @param observations Not modified. As they came from the environment, {@code [batch, features]}
   * @throws NonFiniteObservationException if a number or a sum is not finite; the statistics are
   *     then unchanged
   * @throws IllegalArgumentException if the length is not a multiple of the features
   */
  public void update(double[] observations) {
    if (features == 0) {
      return;
    }
    if (observations.length % features != 0) {
      throw new IllegalArgumentException(
          observations.length + " numbers are not a multiple of " + features);
    }
    Arrays.fill(batchSums, 0);
    Arrays.fill(batchSquares, 0);
    int batch = observations.length / features;
    for (int row = 0; row < batch; row++) {
      for (int i = 0; i < features; i++) {
        double x = observations[row * features + i];
        batchSums[i] += x;
        batchSquares[i] += x * x;
        // A square is finite only if its number is, and an infinite sum of squares stays infinite.
        if (!Double.isFinite(squares[i] + batchSquares[i])) {
          throw new NonFiniteObservationException(row, i, x);
        }
      }
    }
    for (int i = 0; i < features; i++) {
      sums[i] += batchSums[i];
      squares[i] += batchSquares[i];
    }
    count += batch;
  }

  /** The statistics so far. */
  public ObservationStatistics statistics() {
    double[] means = new double[features];
    double[] deviations = new double[features];
    for (int i = 0; i < features; i++) {
      means[i] = sums[i] / count;
      double variance = squares[i] / count - means[i] * means[i];
      deviations[i] = Math.sqrt(Math.max(variance, LEAST_VARIANCE));
    }
    return new ObservationStatistics(means, deviations);
  }

  /** Bytes that {@link #save} writes. */
  public int stateBytes() {
    return Double.BYTES * (2 * features + 1);
  }

  /** Writes the state, {@link #stateBytes} bytes. */
  public void save(ByteBuffer out) {
    out.putDouble(count);
    for (int i = 0; i < features; i++) {
      out.putDouble(sums[i]).putDouble(squares[i]);
    }
  }

  /** Reads what {@link #save} wrote for the same number of features. */
  public void restore(ByteBuffer in) {
    count = in.getDouble();
    for (int i = 0; i < features; i++) {
      sums[i] = in.getDouble();
      squares[i] = in.getDouble();
    }
  }
}
