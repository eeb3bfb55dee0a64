package org.sluice.jobs.watch.source;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The mean course of a quantity over trials, from the first place to the last at which all of them
 * have a value: otherwise, the mean would jump where a trial begins or ends.
 *
 * @param x places, ascending; at most {@value #MOST}
 * @param mean over the trials
 * @param deviation the standard deviation, without Bessel's correction
 * @param trials how many have values
 */
public record Curve(double[] x, double[] mean, double[] deviation, int trials) {

  /** The most points: as many as a screen can show. */
  static final int MOST = 1024;

  /** The curve of trials; those without values do not count. */
  public static Curve of(List<Series> all) {
    List<Series> trials = all.stream().filter(one -> !one.isEmpty()).toList();
    double[] x = places(trials);
    double[] mean = new double[x.length];
    double[] deviation = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double place = x[i];
      double[] values = trials.stream().mapToDouble(one -> one.at(place)).toArray();
      double centre = DoubleStream.of(values).average().orElseThrow();
      mean[i] = centre;
      deviation[i] =
          Math.sqrt(
              DoubleStream.of(values)
                  .map(value -> (value - centre) * (value - centre))
                  .average()
                  .orElseThrow());
    }
    return new Curve(x, mean, deviation, trials.size());
  }

  /** The places of all trials where all have values; evenly left out if there are too many. */
  private static double[] places(List<Series> trials) {
    double first = trials.stream().mapToDouble(Series::first).max().orElse(0);
    double last = trials.stream().mapToDouble(Series::last).min().orElse(-1);
    double[] shared =
        trials.stream()
            .flatMapToDouble(one -> DoubleStream.of(one.places()))
            .filter(place -> place >= first && place <= last)
            .sorted()
            .distinct()
            .toArray();
    if (shared.length <= MOST) {
      return shared;
    }
    double[] some = new double[MOST];
    for (int i = 0; i < MOST; i++) {
      some[i] = shared[(int) ((long) i * (shared.length - 1) / (MOST - 1))];
    }
    return some;
  }
}
