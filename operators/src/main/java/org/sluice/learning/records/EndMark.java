package org.sluice.learning.records;

/** Whether an episode ended with a step, and how. */
public enum EndMark {
  /** The episode continues. */
  NONE(0),
  /** The task ended the episode: no reward can follow. */
  TERMINATED(1),
  /** A limit from outside the task cut the episode: rewards would have followed. */
  TRUNCATED(2);

  private final byte code;

  EndMark(int code) {
    this.code = (byte) code;
  }

  /** Its code in records; never changes. */
  public byte code() {
    return code;
  }

  /**
   * The mark of a {@link #code}.
   *
   * @throws IllegalArgumentException if no mark has that code
   */
  public static EndMark ofCode(int code) {
    return switch (code) {
      case 0 -> NONE;
      case 1 -> TERMINATED;
      case 2 -> TRUNCATED;
      default -> throw new IllegalArgumentException("an end mark is 0, 1 or 2, not " + code);
    };
  }

  /** The mark for a step's two flags; termination takes precedence over truncation. */
  public static EndMark of(boolean terminated, boolean truncated) {
    return terminated ? TERMINATED : truncated ? TRUNCATED : NONE;
  }
}
