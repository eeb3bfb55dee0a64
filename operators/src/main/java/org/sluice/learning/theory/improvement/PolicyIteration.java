package org.sluice.learning.theory.improvement;

import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.TabularPolicy;

/** Exact policy iteration: in every state the action with the least Q. */
public record PolicyIteration() implements PolicyUpdate {

  @Override
  public TabularPolicy next(Mdp mdp, TabularPolicy policy, PolicyValues values) {
    return TabularPolicy.minimising(values.q());
  }

  /** The values of an optimal policy, from which no action improves by more than rounding. */
  public static PolicyValues optimum(Mdp mdp) {
    TabularPolicy policy = TabularPolicy.uniform(mdp.states(), mdp.actions());
    PolicyValues values = PolicyValues.of(mdp, policy);
    while (true) {
      policy = TabularPolicy.minimising(values.q());
      PolicyValues next = PolicyValues.of(mdp, policy);
      if (!(next.expected() < values.expected())) {
        return values;
      }
      values = next;
    }
  }
}
