package org.sluice.learning.actorcritic;

import java.nio.ByteBuffer;

/**
 * The running standard deviation σ of the returns that a value function learns from, so that the
 * network can learn returns / σ.
 *
 * <p>OpenAI baselines divides rewards by the running deviation of their discounted sums for the
 * same purpose. Here the published value function has its output layer multiplied by σ, so that
 * acting and advantages stay in the task's units; and when σ changes, the output layer is rescaled,
 * so that the values stay (van Hasselt et al. 2016, "Learning values across many orders of
 * magnitude").
 */
final class ReturnScale {

  static final int STATE_BYTES = 3 * Double.BYTES;

  private static final double LEAST_VARIANCE = 1e-8;

  private double count;
  private double mean;
  private double squares;

  /** σ; 1 before the first returns. */
  double deviation() {
    return count == 0 ? 1 : Math.sqrt(Math.max(squares / count, LEAST_VARIANCE));
  }

  /**
   * Adds a batch's returns.
   *
   * @param returns Not modified.
   */
  void add(double[] returns) {
    double sum = 0;
    for (double one : returns) {
      sum += one;
    }
    double batchMean = sum / returns.length;
    double batchSquares = 0;
    for (double one : returns) {
      batchSquares += (one - batchMean) * (one - batchMean);
    }
    double all = count + returns.length;
    double apart = batchMean - mean;
    squares += batchSquares + apart * apart * count * returns.length / all;
    mean += apart * returns.length / all;
    count = all;
  }

  void save(ByteBuffer out) {
    out.putDouble(count).putDouble(mean).putDouble(squares);
  }

  void restore(ByteBuffer in) {
    count = in.getDouble();
    mean = in.getDouble();
    squares = in.getDouble();
  }
}
