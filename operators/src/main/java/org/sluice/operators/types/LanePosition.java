package org.sluice.operators.types;

/**
 * What is known of a lane between two of its trajectories, apart from those of an incomplete share.
 *
 * @param sequence the number of the step that is due next; {@link #OVER} if none is
 * @param episodeReturn rewards of the running episode up to the last whole share
 * @param episodeLength steps of the running episode up to the last whole share
 */
public record LanePosition(long sequence, double episodeReturn, int episodeLength) {

  /** In place of a sequence number: the lane is done, or has failed. */
  public static final long OVER = Long.MAX_VALUE;

  /** Before a lane's first step. */
  public static final LanePosition START = new LanePosition(0, 0, 0);
}
