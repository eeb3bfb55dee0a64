package org.sluice.connectors.actor;

/** What an actor has decided. The same object for all of an actor's steps: it changes with each. */
public final class Decision {

  double[] action = {};
  double[] applied = {};
  float logProbability;
  int version;

  Decision() {}

  /**
   * The action as the policy drew it, {@code [actionDim]}; a discrete one is its index. Not to be
   * modified, and only valid until the next decision.
   */
  public double[] action() {
    return action;
  }

  /**
   * What the trial's {@code action-limits} make of the action, {@code [actionDim]}: with {@code
   * clip}, cut to the action space. Not to be modified, and only valid until the next decision.
   */
  public double[] applied() {
    return applied;
  }

  /** log π(action | observation); not-a-number if the action is a fallback. */
  public float logProbability() {
    return logProbability;
  }

  /** The policy version that decided; −1 if the action is a fallback. */
  public int version() {
    return version;
  }

  /** Whether the action is the one that {@link PolicyClient#hold} was given. */
  public boolean isFallback() {
    return version < 0;
  }
}
