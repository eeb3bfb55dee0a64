package org.sluice.operators.types;

/**
 * The state of a lane between two of its trajectories, without those of an incomplete share.
 *
 * @param sequence the number of the next expected step; {@link #OVER} if there is none
 * @param episodeReturn rewards of the running episode up to the last complete share
 * @param episodeLength steps of the running episode up to the last complete share
 */
public record LanePosition(long sequence, double episodeReturn, int episodeLength) {

  /** Instead of a sequence number: the lane is done or has failed. */
  public static final long OVER = Long.MAX_VALUE;

  /** Before a lane's first step. */
  public static final LanePosition START = new LanePosition(0, 0, 0);
}
