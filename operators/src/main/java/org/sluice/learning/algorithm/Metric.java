package org.sluice.learning.algorithm;

import java.util.Set;
import java.util.regex.Pattern;
import org.sluice.learning.records.Progress;

/**
 * A number that an algorithm reports of each of its updates. It is the column {@code train/NAME} of
 * {@code progress.csv}.
 *
 * @param name lower case, with underscores; that of stable-baselines3 where it logs the quantity
 * @param description what it is, with its unit
 */
public record Metric(String name, String description) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** Columns that every row has. */
  private static final Set<String> TAKEN = Set.of("policy_version", "outcome", "failure");

  /**
   * A metric.
   *
   * @throws IllegalArgumentException if nothing can have that name
   */
  public Metric {
    if (name.length() > Progress.LONGEST_METRIC
        || !NAME.matcher(name).matches()
        || TAKEN.contains(name)) {
      throw new IllegalArgumentException(
          String.format(
              "no metric can be called '%s': a name is made of lower-case letters, digits and"
                  + " underscores, begins with a letter, has at most %d characters, and is none of"
                  + " policy_version, outcome and failure",
              name, Progress.LONGEST_METRIC));
    }
  }
}
