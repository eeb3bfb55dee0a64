package org.sluice.learning.imitation;

import java.io.Closeable;
import java.io.IOException;

/** Where demonstrations are written. */
public interface DemonstrationSink extends Closeable {

  /** Appends an episode. */
  void write(Demonstration demonstration) throws IOException;
}
