package org.sluice.learning.targets;

/**
 * A lane's running episode at the end of a share.
 *
 * @param sum of its rewards so far
 * @param length its steps so far
 */
public record RunningEpisode(double sum, int length) {

  /** Before a lane's first step. */
  public static final RunningEpisode NONE = new RunningEpisode(0, 0);
}
