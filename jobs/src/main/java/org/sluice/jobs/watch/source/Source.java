package org.sluice.jobs.watch.source;

import java.util.List;

/** Where trials are read from. For one thread. */
public interface Source extends AutoCloseable {

  /**
   * The trials as they are now.
   *
   * @param trials all that were ever found, in the order in which they were found
   * @param runs theirs, likewise
   * @param problems a sentence for each thing that cannot be read
   */
  record Reading(List<WatchedRow> trials, List<WatchedRun> runs, List<String> problems) {}

  /** Reads what was added. */
  Reading read();

  @Override
  void close();
}
