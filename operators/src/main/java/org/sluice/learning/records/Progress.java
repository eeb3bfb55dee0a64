package org.sluice.learning.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of one iteration.
 *
 * @param trial the trial's id
 * @param version the policy version that the iteration made
 * @param steps environment steps so far
 * @param episodes episodes that ended in the iteration
 * @param meanReturn mean sum of rewards of the last {@code 40} episodes; not-a-number before the
 *     first has ended
 * @param meanLength mean steps of the same episodes
 * @param outcome how the policy's update ended; {@link #FAILED} if the trial did
 * @param metrics what the algorithm reports of the update, by name; in its order. Not-a-number
 *     where there was none to report; empty if the trial failed
 * @param failure why the trial ends here, before its time, whether it {@link #failed} or was {@link
 *     #stopped}; empty if it does not
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

  /** Metrics that a row has at most. */
  public static final int MOST_METRICS = 100;

  /** Characters that a metric's name has at most. */
  public static final int LONGEST_METRIC = 100;

  /**
   * A row.
   *
   * @param metrics Not modified.
   * @throws IllegalArgumentException if there are more metrics than a row may have, or a name is
   *     too long
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
   * What the algorithm reported.
   *
   * @param names of one quantity under several: the first that has a number counts
   * @return not-a-number if there is none
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

  /** Whether the trial cannot go on. Nothing was learned in the iteration then. */
  public boolean failed() {
    return outcome.equals(FAILED);
  }

  /** Whether the trial could go on, but others of its sweep were better. */
  public boolean stopped() {
    return !failure.isEmpty() && !failed();
  }

  /** The same figures as the last of a trial that is stopped, with the reason. */
  public Progress ended(String reason) {
    return new Progress(
        trial, version, steps, episodes, meanReturn, meanLength, outcome, metrics, reason);
  }
}
