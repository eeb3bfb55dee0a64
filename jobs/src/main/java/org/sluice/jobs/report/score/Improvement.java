package org.sluice.jobs.report.score;

import java.util.Arrays;
import java.util.stream.Stream;
import org.sluice.jobs.report.result.Bootstrap;

/**
 * How probably one method is better than another: the share of pairs of their trials in which it
 * has the higher score, ties counted as a half, averaged over the tasks. Agarwal et al. 2021,
 * section 4.3.
 *
 * @param better the one
 * @param than the other
 */
public record Improvement(Method better, Method than, Estimate probability) {

  static Improvement of(Method better, Method than, Bootstrap bootstrap) {
    double[][] strata =
        Stream.of(better, than)
            .flatMap(one -> Arrays.stream(one.scores()))
            .toArray(double[][]::new);
    return new Improvement(better, than, Estimate.of(strata, Improvement::probability, bootstrap));
  }

  /** The same of the other method: its probability is 1 less this one. */
  Improvement reversed() {
    return new Improvement(
        than,
        better,
        new Estimate(1 - probability.value(), 1 - probability.high(), 1 - probability.low()));
  }

  /** The scores of the one method, task by task, come before those of the other. */
  private static double probability(double[][] strata) {
    int tasks = strata.length / 2;
    double sum = 0;
    for (int task = 0; task < tasks; task++) {
      sum += probability(strata[task], strata[task + tasks]);
    }
    return sum / tasks;
  }

  static double probability(double[] ones, double[] others) {
    double wins = 0;
    for (double one : ones) {
      for (double other : others) {
        wins += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return wins / ones.length / others.length;
  }
}
