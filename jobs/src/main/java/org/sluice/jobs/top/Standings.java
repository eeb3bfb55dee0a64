package org.sluice.jobs.top;

import java.util.List;

/** A source of standings. */
public interface Standings extends AutoCloseable {

  /** The current standings of all trials. */
  List<Standing> read();

  @Override
  void close();
}
