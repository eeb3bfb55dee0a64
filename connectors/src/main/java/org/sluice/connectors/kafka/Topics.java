package org.sluice.connectors.kafka;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  /** One of them. */
  public String name(RunTopic topic) {
    return prefix + "." + topic.suffix();
  }

  /** Those that a run needs. */
  public List<String> names(RunTopic.Use use) {
    return Stream.of(RunTopic.values()).filter(topic -> topic.isFor(use)).map(this::name).toList();
  }

  /** What they are to be, in the order of {@link #names}. */
  List<TopicSpec> specs(RunTopic.Use use, TopicSettings settings) {
    return Stream.of(RunTopic.values())
        .filter(topic -> topic.isFor(use))
        .map(topic -> topic.spec(this, settings))
        .toList();
  }

  /** Trajectories. */
  public String transitions() {
    return name(RunTopic.TRANSITIONS);
  }

  /** Policy snapshots, compacted. */
  public String policies() {
    return name(RunTopic.POLICIES);
  }

  /** Progress rows, compacted. */
  public String progress() {
    return name(RunTopic.PROGRESS);
  }

  /** Rejected records. */
  public String rejected() {
    return name(RunTopic.REJECTED);
  }

  /** What actors of live trials report, and commands to their learners. */
  public String experience() {
    return name(RunTopic.EXPERIENCE);
  }

  /** Which policy versions actors of live trials are to follow, compacted. */
  public String releases() {
    return name(RunTopic.RELEASES);
  }

  /** How each policy version of a live trial came about. */
  public String batches() {
    return name(RunTopic.BATCHES);
  }

  /** What programs need to act for live trials, compacted. */
  public String models() {
    return name(RunTopic.MODELS);
  }

  /** Learners of live trials, from which training again may begin. */
  public String learners() {
    return name(RunTopic.LEARNERS);
  }

  /** What programs ask a policy. */
  public String requests() {
    return name(RunTopic.REQUESTS);
  }

  /** The actions that they are given. */
  public String answers() {
    return name(RunTopic.ANSWERS);
  }

  /** The consumer group whose offsets say which requests were answered. */
  public String servingGroup() {
    return prefix + ".serving";
  }

  /**
   * The partition of a lane's transitions: fixed for a lane; the lanes of a trial are spread
   * round-robin.
   */
  public static int partition(String trial, int lane, int partitions) {
    return Math.floorMod((long) trial.hashCode() + lane, partitions);
  }

  /**
   * Checks that topics are among those of a broker.
   *
   * @param names such as {@link #names}
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
}
