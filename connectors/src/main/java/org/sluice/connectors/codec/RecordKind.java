package org.sluice.connectors.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sluice.learning.imitation.Demonstration;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LearnerPart;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.Request;

/**
 * The kinds of records on the topics: what the headers declare, the class, its codec, and the key.
 *
 * <p>A kind's schema is named after its class. Its key is text in UTF-8. Compaction keeps the last
 * record of each key; a policy's key is its trial and its version modulo a number of slots, so that
 * a trial's latest {@code slots} versions are always kept. All records of the experience topic have
 * their trial as key, so that they are in one partition, whoever wrote them.
 */
@SuppressWarnings("ImmutableEnumChecker") // codecs and keys have no state
public enum RecordKind {
  /**
   * Version 1 had no observations after its last steps, version 2 no observations in bytes, and
   * version 3 no branches.
   */
  TRAJECTORY(
      "trajectory", 4, Trajectory.class, new TrajectoryCodec(), r -> r.trial() + "/" + r.lane()),
  /** Version 1 was not self-describing, and version 2 had no layers below. */
  POLICY(
      "policy",
      3,
      PolicySnapshot.class,
      new PolicySnapshotCodec(),
      (policy, slots) -> policy.trial() + "/" + policy.version() % slots),
  /** Before version 3 each algorithm had the same metrics. */
  PROGRESS("progress", 3, Progress.class, new ProgressCodec(), r -> r.trial() + "/" + r.version()),
  /** However often a record is rejected, it is kept once. */
  REJECTED(
      "rejected",
      1,
      Rejected.class,
      new RejectedCodec(),
      r -> r.topic() + "/" + r.partition() + "/" + r.offset()),
  EXPERIENCE("experience", 1, Experience.class, new ExperienceCodec(), Experience::trial),
  REWARD("reward", 1, DelayedReward.class, new DelayedRewardCodec(), DelayedReward::trial),
  COMMAND("command", 1, Command.class, new CommandCodec(), Command::trial),
  RELEASE("release", 1, Release.class, new ReleaseCodec(), Release::trial),
  MANIFEST("manifest", 1, Manifest.class, new ManifestCodec(), r -> r.trial() + "/" + r.version()),
  /** An actor's requests stay in order. */
  REQUEST("request", 1, Request.class, new RequestCodec(), Request::actor),
  ANSWER("answer", 1, Answer.class, new AnswerCodec(), Answer::id),
  MODEL("model", 1, Model.class, new ModelCodec(), Model::trial),
  LEARNER(
      "learner",
      1,
      LearnerPart.class,
      new LearnerPartCodec(),
      r -> r.trial() + "/" + r.version() + "/" + r.part()),
  /** Not of a run: in a topic of its own. */
  DEMONSTRATION(
      "demonstration", 1, Demonstration.class, new DemonstrationCodec(), Demonstration::task);

  /** The header that names the kind. */
  public static final String KIND_HEADER = "sluice-kind";

  /** The header with the schema's version, a decimal number. */
  public static final String VERSION_HEADER = "sluice-version";

  private static final Map<Class<?>, RecordKind> BY_CLASS =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(RecordKind::type, kind -> kind));

  private final String id;
  private final int version;
  private final Class<?> type;
  private final Codec<Object> codec;
  private final BiFunction<Object, Integer, String> key;

  <T> RecordKind(String id, int version, Class<T> type, Codec<T> codec, Function<T, String> key) {
    this(id, version, type, codec, (record, slots) -> key.apply(record));
  }

  @SuppressWarnings("unchecked") // of() finds a record's kind by its class
  <T> RecordKind(
      String id, int version, Class<T> type, Codec<T> codec, BiFunction<T, Integer, String> key) {
    this.id = id;
    this.version = version;
    this.type = type;
    this.codec = (Codec<Object>) codec;
    this.key = (BiFunction<Object, Integer, String>) key;
  }

  /**
   * The kind of a record.
   *
   * @throws IllegalArgumentException if it is of none
   */
  public static RecordKind of(Object record) {
    RecordKind kind = BY_CLASS.get(record.getClass());
    if (kind == null) {
      throw new IllegalArgumentException(record.getClass() + " is no kind of record");
    }
    return kind;
  }

  /** The class of the records. */
  Class<?> type() {
    return type;
  }

  /** The codec, of records of this kind. */
  public Codec<Object> codec() {
    return codec;
  }

  /**
   * A record's key.
   *
   * @param record of this kind
   * @param slots how many policy versions of a trial survive compaction, at least 1
   */
  public byte[] key(Object record, int slots) {
    return key.apply(record, slots).getBytes(StandardCharsets.UTF_8);
  }

  /** The value of the header {@link #KIND_HEADER}. */
  public String id() {
    return id;
  }

  /** The schema version that this build writes. */
  public int version() {
    return version;
  }

  /** The Avro schema, as JSON. */
  public String schema() {
    String file = type.getSimpleName() + ".avsc";
    // A record that is also in files has its schema beside it.
    Class<?> place = type.getResource(file) == null ? RecordKind.class : type;
    try (InputStream in = place.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks the schema " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema " + file, e);
    }
  }

  /**
   * Checks a record's headers.
   *
   * @param kind the header {@link #KIND_HEADER}, or null
   * @param version the header {@link #VERSION_HEADER}, or null
   * @throws UnreadableRecordException if either is missing or does not match this kind
   */
  public void check(byte[] kind, byte[] version) throws UnreadableRecordException {
    if (kind == null || version == null) {
      throw new UnreadableRecordException(
          UnreadableRecordException.Reason.FOREIGN,
          String.format("the header %s is missing", kind == null ? KIND_HEADER : VERSION_HEADER));
    }
    if (!isNamedBy(kind)) {
      throw new UnreadableRecordException(
          UnreadableRecordException.Reason.FOREIGN,
          String.format("the header %s says '%s', not '%s'", KIND_HEADER, show(kind), id));
    }
    if (!is(version, Integer.toString(this.version))) {
      throw new UnreadableRecordException(
          UnreadableRecordException.Reason.OTHER_VERSION,
          String.format(
              "the header %s says '%s'; this build reads version %d of '%s'",
              VERSION_HEADER, show(version), this.version, id));
    }
  }

  /** Whether the header {@link #KIND_HEADER} names this kind. */
  public boolean isNamedBy(byte[] kind) {
    return is(kind, id);
  }

  private static boolean is(byte[] header, String expected) {
    if (header.length != expected.length()) {
      return false;
    }
    for (int i = 0; i < header.length; i++) {
      if (header[i] != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String show(byte[] header) {
    int shown = Math.min(header.length, 32);
    String text = new String(header, 0, shown, StandardCharsets.ISO_8859_1);
    return text.replaceAll("[^ -~]", "?") + (shown < header.length ? "…" : "");
  }
}
