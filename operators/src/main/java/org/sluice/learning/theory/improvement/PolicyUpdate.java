package org.sluice.learning.theory.improvement;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.TabularPolicy;

/** A rule that makes the next policy from a policy and its exact values. */
public interface PolicyUpdate {

  /** The next policy. */
  TabularPolicy next(Mdp mdp, TabularPolicy policy, PolicyValues values);

  /**
   * A policy in a sequence.
   *
   * @param policy the policy
   * @param values its values
   */
  record Iterate(TabularPolicy policy, PolicyValues values) {}

  /** The first policy and those after each of a number of updates. */
  default List<Iterate> iterate(Mdp mdp, TabularPolicy first, int updates) {
    List<Iterate> all = new ArrayList<>();
    all.add(new Iterate(first, PolicyValues.of(mdp, first)));
    for (int i = 0; i < updates; i++) {
      Iterate last = all.get(i);
      TabularPolicy next = next(mdp, last.policy(), last.values());
      all.add(new Iterate(next, PolicyValues.of(mdp, next)));
    }
    return all;
  }
}
