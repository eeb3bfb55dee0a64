package org.sluice.connectors.codec;

import java.io.IOException;

/** The bytes are not a record that this build accepts. Decoding throws no other exception. */
public final class UnreadableRecordException extends IOException {

  private static final long serialVersionUID = 1;

  /** The kind of fault; its name is in the rejected record. */
  public enum Reason {
    /**
     * A header is missing or of another kind: not written by Sluice, or written to the wrong topic.
     */
    FOREIGN,
    /** Written with another version of the schema. */
    OTHER_VERSION,
    /** The checksum does not match the key and the value. */
    DAMAGED,
    /** The bytes end within the record, or there is no value. */
    TRUNCATED,
    /** Bytes follow after the record. */
    TRAILING_BYTES,
    /** A block's length does not match the record's counts, or is not a whole count of numbers. */
    INCONSISTENT_LENGTH,
    /** A count, number or mark outside its range. */
    OUT_OF_RANGE,
    /** A NaN or an infinity. */
    NOT_FINITE,
    /** Text that is not UTF-8, or empty where it must not be. */
    BAD_TEXT,
    /** The key does not belong to the value. */
    WRONG_KEY,
    /** The signature is missing or that of another actor. */
    FORGED,
    /** Larger than any record of its topic; it was dropped. */
    TOO_LARGE,
    /** Readable, but none of the job's trials can have written it. */
    NOT_OF_ITS_TRIAL,
    /** An earlier record has the same version but other bytes. */
    CONTRADICTORY
  }

  private final Reason reason;

  public UnreadableRecordException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The kind of fault. */
  public Reason reason() {
    return reason;
  }
}
