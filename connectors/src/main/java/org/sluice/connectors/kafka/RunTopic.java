package org.sluice.connectors.kafka;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sluice.connectors.codec.RecordKind;

/**
 * The topics of runs: how each is named, kept and divided, which runs have it, and what is in it.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies, and the rules have no state
public enum RunTopic {
  TRANSITIONS(
      "transitions",
      Kept.log(Kept.WEEK),
      Placement.GIVEN,
      Set.of(Use.SIMULATED),
      RecordKind.TRAJECTORY),
  /**
   * What actors report, and commands. The brokers' clock is its only one, and only its size limits
   * it: versions are trained again from it.
   */
  EXPERIENCE(
      "experience",
      Kept.log(Kept.FOR_EVER).withBrokersClock(),
      Placement.BY_KEY,
      Set.of(Use.LIVE),
      RecordKind.EXPERIENCE,
      RecordKind.REWARD,
      RecordKind.COMMAND),
  POLICIES("policies", Kept.versions(), Placement.ONLY, Use.TRAINED, RecordKind.POLICY),
  PROGRESS(
      "progress",
      Kept.compacted().atLeast(Kept.PROGRESS_BYTES),
      Placement.ONLY,
      Use.TRAINED,
      RecordKind.PROGRESS),
  REJECTED(
      "rejected",
      Kept.compactedForAWeek().with(Kept.EXTRA_BYTES),
      Placement.ONLY,
      Use.ALL,
      RecordKind.REJECTED),
  /**
   * Which versions actors are to follow. Runs that simulate have none; if they are served, an empty
   * topic lets every actor follow the newest version.
   */
  RELEASES(
      "releases",
      Kept.compacted(),
      Placement.ONLY,
      Set.of(Use.LIVE, Use.SERVED),
      RecordKind.RELEASE),
  /** How each version came about. */
  BATCHES("batches", Kept.forEver(), Placement.ONLY, Set.of(Use.LIVE), RecordKind.MANIFEST),
  /** What programs need to act. */
  MODELS(
      "models",
      Kept.compacted().with(Kept.EXTRA_BYTES),
      Placement.ONLY,
      Set.of(Use.LIVE),
      RecordKind.MODEL),
  /** Learners from which training again may begin. */
  LEARNERS(
      "learners", Kept.log(Kept.FOR_EVER), Placement.ONLY, Set.of(Use.LIVE), RecordKind.LEARNER),
  REQUESTS(
      "requests", Kept.log(Kept.WEEK), Placement.BY_KEY, Set.of(Use.SERVED), RecordKind.REQUEST),
  ANSWERS("answers", Kept.log(Kept.WEEK), Placement.GIVEN, Set.of(Use.SERVED), RecordKind.ANSWER);

  /** What a run does, which decides the topics that it needs. */
  public enum Use {
    /** Trains on its own environments. */
    SIMULATED,
    /** Learns from programs outside it. */
    LIVE,
    /** Answers requests for actions; besides the topics of its training. */
    SERVED;

    private static final Set<Use> TRAINED = Set.of(SIMULATED, LIVE);
    private static final Set<Use> ALL = Set.of(values());
  }

  /** Which partition a record is in. */
  enum Placement {
    /** The topic has only one. */
    ONLY,
    /** Kafka's own partitioner decides by the key. */
    BY_KEY,
    /** Whoever writes the record says it. */
    GIVEN
  }

  private static final Map<RecordKind, RunTopic> BY_KIND = new EnumMap<>(RecordKind.class);

  static {
    for (RunTopic topic : values()) {
      topic.kinds.forEach(kind -> BY_KIND.put(kind, topic));
    }
  }

  private final String suffix;
  private final Kept kept;
  private final Placement placement;
  private final Set<Use> uses;
  private final List<RecordKind> kinds;

  RunTopic(String suffix, Kept kept, Placement placement, Set<Use> uses, RecordKind... kinds) {
    this.suffix = suffix;
    this.kept = kept;
    this.placement = placement;
    this.uses = Set.copyOf(uses);
    this.kinds = List.of(kinds);
  }

  /**
   * The topic of a kind of records.
   *
   * @throws IllegalArgumentException if no run has such records
   */
  public static RunTopic of(RecordKind kind) {
    RunTopic topic = BY_KIND.get(kind);
    if (topic == null) {
      throw new IllegalArgumentException("no topic of a run has records of kind " + kind.id());
    }
    return topic;
  }

  /** The kinds of its records. */
  List<RecordKind> kinds() {
    return kinds;
  }

  /** What follows the run's prefix and a dot. */
  String suffix() {
    return suffix;
  }

  Placement placement() {
    return placement;
  }

  boolean isFor(Use use) {
    return uses.contains(use);
  }

  /** What the topic of a run is to be. */
  TopicSpec spec(Topics topics, TopicSettings settings) {
    return new TopicSpec(
        topics.name(this),
        placement == Placement.ONLY ? 1 : settings.partitions(),
        settings.replication(),
        kept.configuration(settings),
        true);
  }
}
