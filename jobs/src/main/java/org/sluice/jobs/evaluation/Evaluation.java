package org.sluice.jobs.evaluation;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The outcome of evaluation episodes.
 *
 * @param returns sums of rewards {@code [episodes]}
 * @param lengths steps {@code [episodes]}
 */
public record Evaluation(double[] returns, int[] lengths) {

  /** Mean return. */
  public double meanReturn() {
    return DoubleStream.of(returns).average().orElseThrow();
  }

  /** Standard deviation of the returns over these episodes, without Bessel's correction. */
  public double returnDeviation() {
    double mean = meanReturn();
    return Math.sqrt(
        DoubleStream.of(returns).map(r -> (r - mean) * (r - mean)).average().orElseThrow());
  }

  /** Smallest return. */
  public double leastReturn() {
    return DoubleStream.of(returns).min().orElseThrow();
  }

  /** Largest return. */
  public double largestReturn() {
    return DoubleStream.of(returns).max().orElseThrow();
  }

  /** Mean length. */
  public double meanLength() {
    return IntStream.of(lengths).average().orElseThrow();
  }

  /** Shortest episode, steps. */
  public int leastLength() {
    return IntStream.of(lengths).min().orElseThrow();
  }

  /** Longest episode, steps. */
  public int largestLength() {
    return IntStream.of(lengths).max().orElseThrow();
  }
}
