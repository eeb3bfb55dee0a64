package org.sluice.learning.targets;

/**
 * How far a lane's running episode has come when a share ends.
 *
 * @param sum of its rewards so far
 * @param length its steps so far
 */
public record RunningEpisode(double sum, int length) {

  /** Before a lane's first step. */
  public static final RunningEpisode NONE = new RunningEpisode(0, 0);
}
