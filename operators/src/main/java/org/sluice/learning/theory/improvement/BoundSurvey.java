package org.sluice.learning.theory.improvement;

import java.util.EnumMap;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.TabularPolicy;

/**
 * The bounds and the identity on random processes and changes of policies.
 *
 * @param processes how many
 * @param identityError the largest |η(π̃) − identity|, relative to 1 + |η(π̃)|
 * @param violations how often each bound was violated
 * @param tightest the largest excess as a part of the penalty, for each bound
 */
public record BoundSurvey(
    int processes,
    double identityError,
    Map<Bound, Integer> violations,
    Map<Bound, Double> tightest) {

  private static final double ROUNDING = 1e-12;
  private static final double[] GAMMA = {0.05, 0.95};
  private static final int MOST_STATES = 6;
  private static final int MOST_ACTIONS = 4;

  /** Draws processes of 2 to 6 states and 2 to 4 actions, with γ from 0.05 to 0.95. */
  public static BoundSurvey of(int processes, Generator random) {
    Map<Bound, Integer> violations = new EnumMap<>(Bound.class);
    Map<Bound, Double> tightest = new EnumMap<>(Bound.class);
    double error = 0;
    for (int i = 0; i < processes; i++) {
      PolicyChange change = change(random);
      double expected = change.after().expected();
      error = Math.max(error, Math.abs(change.identity() - expected) / (1 + Math.abs(expected)));
      for (Bound bound : Bound.values()) {
        double penalty = bound.penalty(change);
        boolean violated = change.excess() > penalty + ROUNDING * (1 + Math.abs(expected));
        violations.merge(bound, violated ? 1 : 0, Integer::sum);
        tightest.merge(bound, change.excess() / penalty, Math::max);
      }
    }
    return new BoundSurvey(processes, error, violations, tightest);
  }

  /** Any policy, and its mixture with any other: from very close to far away. */
  private static PolicyChange change(Generator random) {
    int states = 2 + random.nextInt(MOST_STATES - 1);
    int actions = 2 + random.nextInt(MOST_ACTIONS - 1);
    Mdp mdp = Mdp.random(states, actions, random.uniform(GAMMA[0], GAMMA[1]), random);
    TabularPolicy policy = TabularPolicy.random(states, actions, random);
    TabularPolicy other = TabularPolicy.random(states, actions, random);
    return PolicyChange.of(mdp, policy, policy.mixedWith(other, random.uniform(0.01, 1)));
  }
}
