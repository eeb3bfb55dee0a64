package org.sluice.learning.imitation;

import java.io.Closeable;
import java.io.IOException;

/** Where demonstrations are written. */
public interface DemonstrationSink extends Closeable {

  /**
   * Appends an episode.
   *
   * @throws DemonstrationException if a number of it is not finite; nothing is written then
   */
  void write(Demonstration demonstration) throws IOException;
}
