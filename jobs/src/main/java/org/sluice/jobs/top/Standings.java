package org.sluice.jobs.top;

import java.util.List;

/** Where trials are looked at. */
public interface Standings extends AutoCloseable {

  /** Where each trial stands now. */
  List<Standing> read();

  @Override
  void close();
}
