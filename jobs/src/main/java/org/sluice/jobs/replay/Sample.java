package org.sluice.jobs.replay;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The mean of one quantity over episodes.
 *
 * @param mean their mean
 * @param deviation their standard deviation with Bessel's correction, if it is known
 * @param episodes how many, at least 2
 */
record Sample(double mean, OptionalDouble deviation, int episodes) {

  static Sample of(double[] values) {
    double mean = DoubleStream.of(values).average().orElseThrow();
    double squares = DoubleStream.of(values).map(value -> (value - mean) * (value - mean)).sum();
    double deviation = Math.sqrt(squares / (values.length - 1));
    return new Sample(mean, OptionalDouble.of(deviation), values.length);
  }

  /**
   * How far this mean is above another, in standard errors of the difference: (m − m₀) / √(s²/n +
   * s₀²/n₀). A deviation that was not recorded counts as equal to this one's.
   */
  double above(Sample recorded) {
    double own = deviation.orElseThrow();
    double other = recorded.deviation.orElse(own);
    double error = Math.sqrt(own * own / episodes + other * other / recorded.episodes);
    double difference = mean - recorded.mean;
    return difference == 0 ? 0 : difference / error;
  }

  @Override
  public String toString() {
    String text = String.format("%.2f", mean);
    return deviation.isPresent() ? String.format("%s ± %.2f", text, deviation.getAsDouble()) : text;
  }
}
