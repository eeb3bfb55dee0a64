package org.sluice.learning.algorithm;

import java.util.Set;
import java.util.regex.Pattern;
import org.sluice.learning.records.Progress;

/**
 * A number that an algorithm reports for each update: the column {@code train/NAME} of {@code
 * progress.csv}.
 *
 * @param name lower case, with underscores; as in stable-baselines3 if it logs the quantity
 * @param description one sentence with the unit
 */
public record Metric(String name, String description) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** Columns that every row has. */
  private static final Set<String> TAKEN = Set.of("policy_version", "outcome", "failure");

  /**
   * A metric.
   *
   * @throws IllegalArgumentException if the name is invalid
   */
  public Metric {
    if (name.length() > Progress.LONGEST_METRIC
        || !NAME.matcher(name).matches()
        || TAKEN.contains(name)) {
      throw new IllegalArgumentException(
          String.format(
              "invalid metric name '%s': a name consists of lower-case letters, digits and"
                  + " underscores, begins with a letter, has at most %d characters, and is none of"
                  + " policy_version, outcome and failure",
              name, Progress.LONGEST_METRIC));
    }
  }
}
