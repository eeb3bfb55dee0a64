package org.sluice.connectors.kafka;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a run's topics: a prefix, a dot, and the topic's contents.
 *
 * @param prefix the run's; letters, digits, {@code . _ -}
 */
public record Topics(String prefix) implements Serializable {

  /** Kafka's limit on names is 249 characters; the longest ending is {@code .transitions}. */
  private static final int LONGEST = 249 - ".transitions".length();

  /** The allowed prefixes, to follow "must be". */
  public static final String ALLOWED_PREFIX =
      "1 to " + LONGEST + " letters, digits, '.', '_' and '-'";

  /**
   * @throws IllegalArgumentException if Kafka would reject the names
   */
  public Topics {
    problem(prefix)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
  }

  /** The problem with a prefix; empty if there is none. */
  public static Optional<String> problem(String prefix) {
    return prefix.matches("[a-zA-Z0-9._-]+") && prefix.length() <= LONGEST
        ? Optional.empty()
        : Optional.of("'" + prefix + "' cannot be a topic prefix, which is " + ALLOWED_PREFIX);
  }

  /** Trajectories. */
  public String transitions() {
    return prefix + ".transitions";
  }

  /** Policy snapshots, compacted. */
  public String policies() {
    return prefix + ".policies";
  }

  /** Progress rows, compacted. */
  public String progress() {
    return prefix + ".progress";
  }

  /** Rejected records. */
  public String rejected() {
    return prefix + ".rejected";
  }

  /**
   * Checks that a broker has all of them.
   *
   * @throws TopicSettingsException if not
   */
  public void require(Set<String> existing) {
    List<String> missing = all().stream().filter(name -> !existing.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new TopicSettingsException(
          String.format(
              "the run's topics %s can no longer be found: they were deleted during the run, or this"
                  + " user may no longer describe them; if their records are lost, start the run again"
                  + " under another name",
              String.join(", ", missing)));
    }
  }

  /** All four. */
  public List<String> all() {
    return List.of(transitions(), policies(), progress(), rejected());
  }
}
