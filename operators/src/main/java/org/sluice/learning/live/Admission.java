package org.sluice.learning.live;

import java.util.Optional;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;

/** Decides whether an experience can be what it claims to be. */
final class Admission {

  private final ExperienceRules rules;
  private final StepEvaluation evaluation;
  private final double tolerance;

  /**
   * @param tolerance how far a recorded log-probability may be from the policy's own: nats, or
   *     relative to it if it is beyond ±1
   */
  Admission(ExperienceRules rules, StepEvaluation evaluation, double tolerance) {
    this.rules = rules;
    this.evaluation = evaluation;
    this.tolerance = tolerance;
  }

  /** Why the trial can have no such reward; empty if it can. */
  Optional<String> objection(DelayedReward reward) {
    return rules.objection(reward);
  }

  /**
   * Why the trial can have no such experience; empty if it can.
   *
   * @param newest version that has been published
   */
  Optional<String> objection(Experience e, int newest) {
    Optional<String> objection = rules.objection(e);
    if (objection.isPresent() || e.version() <= newest) {
      return objection;
    }
    return Optional.of(
        String.format("version %d had not been published; the newest was %d", e.version(), newest));
  }

  /**
   * How recorded log-probabilities differ from those of the policy that is said to have acted.
   *
   * @param acted the policy; null if it is not kept any more, and its steps are stale
   */
  Optional<String> misreading(Experience e, KeptVersions.Kept acted) {
    if (acted == null) {
      return Optional.empty();
    }
    evaluation.follow(acted.snapshot());
    float[] own = evaluation.logProbabilities(e.transitions());
    for (int t = 0; t < own.length; t++) {
      double recorded = e.transitions().logProbabilities()[t];
      double distance = Math.abs(recorded - own[t]) / Math.max(1, Math.abs(own[t]));
      if (!(distance <= tolerance)) {
        return Optional.of(
            String.format(
                "the log-probability of step %d is recorded as %s, but under version %d it is %s",
                e.step() + t, (float) recorded, e.version(), own[t]));
      }
    }
    return Optional.empty();
  }
}
