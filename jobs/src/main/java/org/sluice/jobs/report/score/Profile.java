package org.sluice.jobs.report.score;

import java.util.Arrays;
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

  /** Evenly spaced τ, from at most 0 to at least 1, that no score lies outside. */
  static double[] thresholds(DoubleStream scores) {
    double[] all = DoubleStream.concat(DoubleStream.of(0, 1), scores).sorted().toArray();
    double low = all[0];
    double step = (all[all.length - 1] - low) / (POINTS - 1);
    return IntStream.range(0, POINTS).mapToDouble(i -> low + i * step).toArray();
  }
}
