package org.sluice.jobs.replay;

import java.util.function.Consumer;

/** A kind of recording that environments can be verified with. */
public interface RecordedKind {

  /** Whether a file is of this kind. */
  boolean isOne(Place file);

  /** The heading of the table that {@link #verify} writes rows of. */
  String heading();

  /**
   * Compares the environment of a file with what was recorded.
   *
   * @param table receives the rows of the table
   * @return whether they agree
   * @throws RecordingException if the file cannot be compared; the message names the place
   */
  boolean verify(Place file, Consumer<String> table);
}
