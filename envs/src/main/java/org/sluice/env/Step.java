package org.sluice.env;

/** The caller's buffers for the outcome of one step; made once and written again and again. */
public final class Step {

  /** The observation after the step, {@code [observationDim]}. */
  public final double[] observation;

  /** The reward of the step. */
  public double reward;

  /** Whether the task ended: the state has no future, so its value is zero. */
  public boolean terminated;

  /** Whether the episode was cut off by a limit that is no part of the task: its value goes on. */
  public boolean truncated;

  /** Buffers that fit the environment's observation space. */
  public Step(EnvSpec spec) {
    this.observation = new double[spec.observationSpace().size()];
  }

  /** Whether the episode is over, for either reason. */
  public boolean ended() {
    return terminated || truncated;
  }
}
