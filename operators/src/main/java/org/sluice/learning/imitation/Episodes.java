package org.sluice.learning.imitation;

import java.io.Closeable;
import java.util.Optional;

/** The demonstrations of a source, in a fixed order; for one thread. */
public interface Episodes extends Closeable {

  /**
   * The next episode; empty after the last. Its numbers are not yet compared with a task.
   *
   * @throws DemonstrationException if it cannot be read; the message names the address and the
   *     {@link #place}
   * @throws org.sluice.learning.algorithm.UnreachableDataException if its source does not answer
   */
  Optional<Demonstration> next();

  /** Where the episode that was read last is in its source, such as {@code episode 3}. */
  String place();

  @Override
  void close();
}
