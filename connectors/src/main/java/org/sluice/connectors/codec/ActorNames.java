package org.sluice.connectors.codec;

import org.sluice.connectors.codec.UnreadableRecordException.Reason;

/** The names of actors, and ids of requests, in records of live trials. */
public final class ActorNames {

  /** Characters of a name, at most, as UTF-16 counts them. */
  public static final int LONGEST = 200;

  private static final int MOST_BYTES = 3;

  private ActorNames() {}

  /**
   * Checks a name before it is used.
   *
   * @throws IllegalArgumentException if it is empty or too long
   */
  public static String check(String name) {
    return check(name, "an actor's name");
  }

  /**
   * Checks another name of the same length.
   *
   * @param what it is, for the message
   */
  static String check(String name, String what) {
    if (name.isEmpty() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          String.format("%s has 1 to %d characters, not %d", what, LONGEST, name.length()));
    }
    return name;
  }

  static String read(BinaryReader in) throws UnreadableRecordException {
    return read(in, "actor");
  }

  static String read(BinaryReader in, String field) throws UnreadableRecordException {
    String name = in.text(field, MOST_BYTES * LONGEST);
    if (name.isEmpty()) {
      throw new UnreadableRecordException(Reason.BAD_TEXT, field + " is empty");
    }
    if (name.length() > LONGEST) {
      throw BinaryReader.outOfRange("the length of " + field, name.length());
    }
    return name;
  }
}
