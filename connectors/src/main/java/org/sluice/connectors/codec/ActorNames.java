package org.sluice.connectors.codec;

import org.sluice.connectors.codec.UnreadableRecordException.Reason;

/** The names of actors in records of live trials. */
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
    if (name.isEmpty() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          String.format("an actor's name has 1 to %d characters, not %d", LONGEST, name.length()));
    }
    return name;
  }

  static String read(BinaryReader in) throws UnreadableRecordException {
    String name = in.text("actor", MOST_BYTES * LONGEST);
    if (name.isEmpty()) {
      throw new UnreadableRecordException(Reason.BAD_TEXT, "actor is empty");
    }
    if (name.length() > LONGEST) {
      throw BinaryReader.outOfRange("the length of actor", name.length());
    }
    return name;
  }
}
