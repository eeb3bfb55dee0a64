package org.sluice.learning.theory.improvement;

import java.util.EnumMap;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.learning.theory.RandomChange;

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

  /** Draws processes and changes. */
  public static BoundSurvey of(int processes, Generator random) {
    Map<Bound, Integer> violations = new EnumMap<>(Bound.class);
    Map<Bound, Double> tightest = new EnumMap<>(Bound.class);
    double error = 0;
    for (int i = 0; i < processes; i++) {
      RandomChange drawn = RandomChange.draw(random);
      PolicyChange change = PolicyChange.of(drawn.mdp(), drawn.from(), drawn.to());
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
}
