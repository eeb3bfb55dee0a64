package org.sluice.jobs.report.score;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sluice.jobs.report.result.Bootstrap;

/**
 * A method's performance profile: the share of its trials whose score exceeds τ, averaged over the
 * tasks. Agarwal et al. 2021, section 4.2.
 *
 * @param method the method
 * @param thresholds the τ, ascending
 * @param shares one for each τ
 */
public record Profile(Method method, double[] thresholds, Estimate[] shares) {

  private static final int POINTS = 101;

  static Profile of(Method method, double[] thresholds, Bootstrap bootstrap) {
    return new Profile(
        method,
        thresholds,
        Arrays.stream(thresholds)
            .mapToObj(
                threshold ->
                    Estimate.of(method.scores(), scores -> share(scores, threshold), bootstrap))
            .toArray(Estimate[]::new));
  }

  /** The share of scores above a threshold, averaged over tasks. */
  static double share(double[][] scores, double threshold) {
    return Arrays.stream(scores)
        .mapToDouble(
            task -> (double) Arrays.stream(task).filter(s -> s > threshold).count() / task.length)
        .average()
        .orElseThrow();
  }

  /** Evenly spaced τ between multiples of 0.1, which 0, 1 and the scores do not lie outside. */
  static double[] thresholds(DoubleStream scores) {
    DoubleSummaryStatistics all =
        DoubleStream.concat(DoubleStream.of(0, 1), scores).summaryStatistics();
    double low = Math.floor(10 * all.getMin()) / 10;
    double step = (Math.ceil(10 * all.getMax()) / 10 - low) / (POINTS - 1);
    return IntStream.range(0, POINTS).mapToDouble(i -> low + i * step).toArray();
  }
}
