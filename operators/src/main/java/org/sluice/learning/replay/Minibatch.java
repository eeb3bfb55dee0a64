package org.sluice.learning.replay;

/** Transitions drawn from a {@link ReplayBuffer}; row-major, reused. */
public final class Minibatch {

  /** Before each step, {@code [rows, observationDim]}. */
  public final double[] observations;

  /** {@code [rows, actionDim]}. */
  public final double[] actions;

  /** {@code [rows]}. */
  public final double[] rewards;

  /** After each step; the last of an episode that ended there, {@code [rows, observationDim]}. */
  public final double[] nextObservations;

  /** Whether the task ended the episode with the step, {@code [rows]}. */
  public final boolean[] terminated;

  /** The transitions' numbers since the trial began, {@code [rows]}. */
  public final long[] numbers;

  /**
   * @param rows transitions per draw
   */
  public Minibatch(int rows, int observationDim, int actionDim) {
    this.observations = new double[rows * observationDim];
    this.actions = new double[rows * actionDim];
    this.rewards = new double[rows];
    this.nextObservations = new double[rows * observationDim];
    this.terminated = new boolean[rows];
    this.numbers = new long[rows];
  }

  /** Transitions per draw. */
  public int rows() {
    return rewards.length;
  }
}
