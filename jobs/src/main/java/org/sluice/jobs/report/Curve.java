package org.sluice.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How the return of a group's trials grew, from the first step at which all have one. */
record Curve(Group group, List<Point> points) {

  /**
   * A point.
   *
   * @param steps environment steps so far
   * @param summary of the returns of the group's trials, without those that failed
   */
  record Point(double steps, Summary summary) {}

  static Curve of(Group group, Bootstrap bootstrap) {
    List<TrialResult> trials = group.counted();
    TreeMap<Double, List<Double>> returns = new TreeMap<>();
    for (TrialResult trial : trials) {
      for (int i = 0; i < trial.steps().length; i++) {
        returns
            .computeIfAbsent(trial.steps()[i], absent -> new ArrayList<>())
            .add(trial.returns()[i]);
      }
    }
    List<Point> points = new ArrayList<>();
    returns.forEach(
        (steps, values) -> {
          // Where some have none the mean would be of other seeds, and jump.
          if (values.size() == trials.size()) {
            double[] numbers = values.stream().mapToDouble(value -> value).toArray();
            points.add(new Point(steps, Summary.of(numbers, bootstrap)));
          }
        });
    return new Curve(group, points);
  }
}
