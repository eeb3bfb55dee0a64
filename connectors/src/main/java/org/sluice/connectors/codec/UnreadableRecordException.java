package org.sluice.connectors.codec;

import java.io.IOException;

/** The bytes are not a record that this build accepts. The only thing that decoding throws. */
public final class UnreadableRecordException extends IOException {

  private static final long serialVersionUID = 1;

  /** The kind of fault; its name stands in the rejected record. */
  public enum Reason {
    /** No header, or one of another kind: not written by Sluice, or to the wrong topic. */
    FOREIGN,
    /** Written after another version of the schema. */
    OTHER_VERSION,
    /** The checksum is not that of the key and the value. */
    DAMAGED,
    /** The bytes end within the record, or there are none. */
    TRUNCATED,
    /** Bytes follow after the record. */
    TRAILING_BYTES,
    /** A block's length differs from what the record's counts say, or is no whole numbers. */
    INCONSISTENT_LENGTH,
    /** A count, number or mark outside its range. */
    OUT_OF_RANGE,
    /** A not-a-number or an infinity. */
    NOT_FINITE,
    /** Text that is not UTF-8, or empty where it must not be. */
    BAD_TEXT,
    /** The key does not belong to the value. */
    WRONG_KEY,
    /** Larger than any record of its topic; it was not kept. */
    TOO_LARGE,
    /** Readable, but nothing that one of the job's trials can have written. */
    NOT_OF_ITS_TRIAL,
    /** Another record of the same version stands before it, with other bytes. */
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
