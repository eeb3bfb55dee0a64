package org.sluice.learning.live;

import org.sluice.learning.live.log.Experience;
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

  /** The learner is to be stored; follows the {@link #learned} of its version. */
  default void stored(StoredLearner learner) {}

  /** Other versions are to be followed. */
  void release(Release release);

  /**
   * Steps were learned from; precedes the {@link #learned} of the version.
   *
   * @param steps all or some of a record's
   * @param offset of the record
   * @param version that was made of them
   */
  default void used(Experience steps, long offset, int version) {}

  /**
   * Steps will not be learned from, though nothing is wrong with their record.
   *
   * @param steps all or some of a record's
   * @param offset of the record
   * @param reason for people
   */
  default void dropped(Experience steps, long offset, String reason) {}

  /** A record could not be taken. */
  void rejected(LiveRejection rejection);
}
