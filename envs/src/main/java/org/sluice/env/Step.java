package org.sluice.env;

/** The caller's buffers for the outcome of one step; created once and reused. */
public final class Step {

  /** The observation after the step, {@code [observationDim]}. */
  public final double[] observation;

  /** The reward of the step. */
  public double reward;

  /** Whether the task ended: no reward can follow, so the state's value is zero. */
  public boolean terminated;

  /**
   * Whether the episode was cut off by a limit that is not part of the task: rewards would have
   * followed.
   */
  public boolean truncated;

  /**
   * Why the simulation could not go on, if the episode terminated for another reason than the
   * task's rules, such as a state with a number that is not finite; otherwise empty.
   */
  public String reason = "";

  /** Buffers that fit the environment's observation space. */
  public Step(EnvSpec spec) {
    this.observation = new double[spec.observationSpace().size()];
  }

  /** Whether the episode is over, for either reason. */
  public boolean ended() {
    return terminated || truncated;
  }
}
