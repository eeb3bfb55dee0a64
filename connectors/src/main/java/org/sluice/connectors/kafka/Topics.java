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

  /** What actors of live trials report, and commands to their learners. */
  public String experience() {
    return prefix + ".experience";
  }

  /** Which policy versions actors of live trials are to follow, compacted. */
  public String releases() {
    return prefix + ".releases";
  }

  /** How each policy version of a live trial came about. */
  public String batches() {
    return prefix + ".batches";
  }

  /** What programs ask a policy. */
  public String requests() {
    return prefix + ".requests";
  }

  /** The actions that they are given. */
  public String answers() {
    return prefix + ".answers";
  }

  /** The consumer group whose offsets say which requests were answered. */
  public String servingGroup() {
    return prefix + ".serving";
  }

  /** What programs need to act for live trials, compacted. */
  public String models() {
    return prefix + ".models";
  }

  /** Learners of live trials, from which training again may begin. */
  public String learners() {
    return prefix + ".learners";
  }

  /**
   * Checks that topics are among those of a broker.
   *
   * @param names such as {@link #live}
   * @throws TopicSettingsException if not
   */
  public static void require(List<String> names, Set<String> existing) {
    List<String> missing = names.stream().filter(name -> !existing.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new TopicSettingsException(
          String.format(
              "the run's topics %s can no longer be found: they were deleted during the run, or this"
                  + " user may no longer describe them; if their records are lost, start the run again"
                  + " under another name",
              String.join(", ", missing)));
    }
  }

  /** The four of a run that simulates. */
  public List<String> all() {
    return List.of(transitions(), policies(), progress(), rejected());
  }

  /**
   * All of a run.
   *
   * @param live whether it learns from programs outside it
   */
  public List<String> names(boolean live) {
    return live ? live() : all();
  }

  /** Those that serving needs besides the policies. */
  public List<String> serving() {
    return List.of(requests(), answers(), rejected(), releases());
  }

  /** The eight of a run that learns from programs outside it. */
  public List<String> live() {
    return List.of(
        experience(),
        policies(),
        progress(),
        rejected(),
        releases(),
        batches(),
        models(),
        learners());
  }
}
