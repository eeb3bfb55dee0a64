package org.sluice.learning.live;

/** How far a trial's log has been read, for those who make versions of it. */
interface Reading {

  /** The offset of the latest record. */
  long offset();

  /** Steps that wait for their rewards. */
  long waitingSteps();
}
