package org.sluice.connectors.kafka;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a run's topics: a prefix, a point, and what is on it.
 *
 * @param prefix the run's; letters, digits, {@code . _ -}
 */
public record Topics(String prefix) implements Serializable {

  /** Kafka's limit on names is 249 characters; the longest ending is {@code .transitions}. */
  private static final int LONGEST = 249 - ".transitions".length();

  /** What a prefix may be, to follow "must be". */
  public static final String ALLOWED_PREFIX =
      "1 to " + LONGEST + " letters, digits, '.', '_' and '-'";

  /**
   * @throws IllegalArgumentException if Kafka would not take the names
   */
  public Topics {
    problem(prefix)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
  }

  /** What is wrong with a prefix; empty if nothing is. */
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

  /** What readers could not accept. */
  public String rejected() {
    return prefix + ".rejected";
  }

  /**
   * Checks that all are among those of a broker.
   *
   * @throws TopicSettingsException if not
   */
  public void require(Set<String> existing) {
    List<String> missing = all().stream().filter(name -> !existing.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new TopicSettingsException(
          String.format(
              "of the run's topics %s cannot be found any more: deleted while the run went on, or no"
                  + " longer to be described by this user; what was in them is lost, so begin the run"
                  + " again under another name",
              String.join(", ", missing)));
    }
  }

  /** All four. */
  public List<String> all() {
    return List.of(transitions(), policies(), progress(), rejected());
  }
}
