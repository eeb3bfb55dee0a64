package org.sluice.learning.live;

import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.trial.Learned;

/** Where a live trial's learner puts what it makes. */
public interface LiveOutput {

  /** A new version. */
  void learned(Learned learned);

  /** How the version came about; follows {@link #learned}. */
  void manifest(Manifest manifest);

  /** Other versions are to be followed. */
  void release(Release release);

  /** A record could not be taken. */
  void rejected(LiveRejection rejection);
}
