package org.sluice.jobs.report.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The course of a quantity over a group's trials, from the first step at which all have a value.
 *
 * @param group whose trials they are
 * @param quantity the quantity
 * @param points in the order of steps
 */
public record Curve(Group group, Quantity quantity, List<Point> points) {

  /**
   * A point.
   *
   * @param steps environment steps so far
   * @param summary of the group's trials, without failed ones
   */
  public record Point(double steps, Summary summary) {}

  /** The curve of returns, with intervals. */
  static Curve ofReturns(Group group, Bootstrap bootstrap) {
    return of(group, Quantity.RETURN, values -> Summary.of(values, bootstrap));
  }

  /** The curve of any quantity, without intervals. */
  public static Curve of(Group group, Quantity quantity) {
    return of(group, quantity, Summary::plain);
  }

  private static Curve of(Group group, Quantity quantity, Function<double[], Summary> summarise) {
    List<TrialResult> trials = group.counted();
    TreeMap<Double, List<Double>> values = new TreeMap<>();
    for (TrialResult trial : trials) {
      Series series = trial.series(quantity);
      for (int i = 0; i < series.steps().length; i++) {
        values
            .computeIfAbsent(series.steps()[i], absent -> new ArrayList<>())
            .add(series.values()[i]);
      }
    }
    // Where some seeds have no value, the mean would be over other seeds and jump.
    List<Map.Entry<Double, List<Double>>> shared =
        values.entrySet().stream()
            .filter(entry -> entry.getValue().size() == trials.size())
            .toList();
    // Points are summarised independently, so their order does not matter.
    List<Point> points =
        shared.parallelStream()
            .map(
                entry ->
                    new Point(
                        entry.getKey(),
                        summarise.apply(
                            entry.getValue().stream().mapToDouble(value -> value).toArray())))
            .toList();
    return new Curve(group, quantity, points);
  }
}
