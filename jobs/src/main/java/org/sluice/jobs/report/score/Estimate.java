package org.sluice.jobs.report.score;

import java.util.function.ToDoubleFunction;
import org.sluice.jobs.report.result.Bootstrap;

/**
 * A number with its 95 % interval by the stratified bootstrap, whose strata are tasks.
 *
 * @param value of the scores themselves
 * @param low lower end
 * @param high upper end
 */
public record Estimate(double value, double low, double high) {

  static Estimate of(
      double[][] strata, ToDoubleFunction<double[][]> statistic, Bootstrap bootstrap) {
    Bootstrap.Interval interval = bootstrap.stratified(strata, statistic);
    return new Estimate(statistic.applyAsDouble(strata), interval.low(), interval.high());
  }
}
