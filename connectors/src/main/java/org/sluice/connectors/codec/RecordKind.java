package org.sluice.connectors.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The kinds of records on the topics, each with its schema. */
public enum RecordKind {
  /**
   * {@link org.sluice.learning.records.Trajectory}; version 1 had no observations after its last
   * steps, and version 2 no observations in bytes.
   */
  TRAJECTORY("trajectory", 3, "Trajectory"),
  /** {@link org.sluice.learning.records.PolicySnapshot}; version 1 was not self-describing. */
  POLICY("policy", 2, "PolicySnapshot"),
  /**
   * {@link org.sluice.learning.records.Progress}; before version 3 each algorithm had the same
   * metrics.
   */
  PROGRESS("progress", 3, "Progress"),
  /** {@link Rejected}. */
  REJECTED("rejected", 1, "Rejected"),
  /** {@link org.sluice.learning.live.log.Experience}. */
  EXPERIENCE("experience", 1, "Experience"),
  /** {@link org.sluice.learning.live.log.DelayedReward}. */
  REWARD("reward", 1, "DelayedReward"),
  /** {@link org.sluice.learning.live.log.Command}. */
  COMMAND("command", 1, "Command"),
  /** {@link org.sluice.learning.live.log.Release}. */
  RELEASE("release", 1, "Release"),
  /** {@link org.sluice.learning.live.log.Manifest}. */
  MANIFEST("manifest", 1, "Manifest"),
  /** {@link org.sluice.learning.serving.Request}. */
  REQUEST("request", 1, "Request"),
  /** {@link org.sluice.learning.serving.Answer}. */
  ANSWER("answer", 1, "Answer"),
  /** {@link org.sluice.learning.live.log.Model}. */
  MODEL("model", 1, "Model"),
  /** {@link org.sluice.learning.live.log.LearnerPart}. */
  LEARNER("learner", 1, "LearnerPart");

  /** The header that names the kind. */
  public static final String KIND_HEADER = "sluice-kind";

  /** The header with the schema's version, a decimal number. */
  public static final String VERSION_HEADER = "sluice-version";

  private final String id;
  private final int version;
  private final String schema;

  RecordKind(String id, int version, String schema) {
    this.id = id;
    this.version = version;
    this.schema = schema;
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
    try (InputStream in = RecordKind.class.getResourceAsStream(schema + ".avsc")) {
      if (in == null) {
        throw new IllegalStateException("this build lacks the schema " + schema + ".avsc");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema " + schema + ".avsc", e);
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
    if (!is(kind, id)) {
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
