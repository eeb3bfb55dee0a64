package org.sluice.learning.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The progress row of one iteration.
 *
 * @param trial the trial's id
 * @param version the policy version that the iteration made
 * @param steps environment steps so far
 * @param episodes episodes that ended in the iteration
 * @param meanReturn mean sum of rewards of the last {@code 40} episodes; NaN before the first has
 *     ended
 * @param meanLength mean steps of the same episodes
 * @param outcome how the policy's update ended; {@link #FAILED} if the trial did
 * @param metrics the algorithm's metrics of the update by name, in order; NaN if missing, empty if
 *     the trial failed
 * @param failure why the trial ends early, {@link #failed} or {@link #stopped}; empty if it does
 *     not
 */
public record Progress(
    String trial,
    int version,
    long steps,
    int episodes,
    double meanReturn,
    double meanLength,
    String outcome,
    Map<String, Double> metrics,
    String failure) {

  /** The outcome in the last row of a trial that failed. */
  public static final String FAILED = "FAILED";

  /** The most metrics of a row. */
  public static final int MOST_METRICS = 100;

  /** The most characters of a metric's name. */
  public static final int LONGEST_METRIC = 100;

  /**
   * A row.
   *
   * @param metrics Not modified.
   * @throws IllegalArgumentException if there are too many metrics, or a name is too long
   */
  public Progress {
    if (metrics.size() > MOST_METRICS
        || metrics.keySet().stream().anyMatch(name -> name.length() > LONGEST_METRIC)) {
      throw new IllegalArgumentException(
          String.format(
              "a row has at most %d metrics, with names of at most %d characters, not %d of %s",
              MOST_METRICS, LONGEST_METRIC, metrics.size(), metrics.keySet()));
    }
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /**
   * A metric that the algorithm reported.
   *
   * @param names alternative names of one quantity: the first that has a value counts
   * @return NaN if there is none
   */
  public double metric(String... names) {
    for (String name : names) {
      double value = metrics.getOrDefault(name, Double.NaN);
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    return Double.NaN;
  }

  /** Whether the trial failed. Nothing was learned in this iteration. */
  public boolean failed() {
    return outcome.equals(FAILED);
  }

  /** Whether halving stopped the trial. */
  public boolean stopped() {
    return !failure.isEmpty() && !failed();
  }

  /** A copy as the last row of a stopped trial, with the reason. */
  public Progress ended(String reason) {
    return new Progress(
        trial, version, steps, episodes, meanReturn, meanLength, outcome, metrics, reason);
  }
}
