package org.sluice.ml;

import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.trial.SpecifiedPolicy;

/** Acts under one policy. For one thread at a time. */
final class PolicyActor {

  private final Actor actor;
  private final ObservationStatistics statistics;
  private final double[] observation;
  private final double[] normalised;
  private final double[] action;
  private final long version;

  /** What actions are cut to; null if they are not. */
  private final Box limits;

  /**
   * @throws IllegalArgumentException if this build has no such policy, or its numbers do not fit
   *     its specification
   */
  PolicyActor(PolicySnapshot snapshot) {
    PolicySpecification specification = snapshot.specification();
    long specified = PolicySpecification.size(specification.policy());
    if (snapshot.policy().length != specified) {
      throw wrong(
          snapshot,
          String.format(
              "it has %,d parameters, but its specification has %,d",
              snapshot.policy().length, specified));
    }
    Policy policy;
    try {
      policy = SpecifiedPolicy.createAlone(specification);
      statistics = new ObservationStatistics(snapshot.means(), snapshot.deviations());
    } catch (IllegalArgumentException e) {
      throw wrong(snapshot, e.getMessage());
    }
    int size = policy.observationDim();
    if (statistics.features() != 0 && statistics.features() != size) {
      throw wrong(
          snapshot,
          String.format(
              "it has the means of %d numbers, but observes %d", statistics.features(), size));
    }
    actor = new Actor(policy);
    actor.setParameters(snapshot.policy());
    observation = new double[size];
    normalised = new double[size];
    action = new double[policy.actionDim()];
    limits = SpecifiedPolicy.limits(specification);
    version = snapshot.version();
  }

  /** The policy's version. */
  long version() {
    return version;
  }

  private static IllegalArgumentException wrong(PolicySnapshot snapshot, String why) {
    return new IllegalArgumentException("the policy " + snapshot + " cannot act: " + why);
  }

  /**
   * Reads the next observation, rounded to single precision as in training.
   *
   * @return the observation, {@code [observationDim]}; not to be modified
   * @throws IllegalArgumentException if it is none
   */
  double[] observe(Column column, Object value) {
    column.copy(value, observation, "the policy's observation");
    return observation;
  }

  /** The central action at the observation, within the limits, {@code [actionDim]}. */
  double[] actCentrally() {
    statistics.normalise(observation, normalised);
    actor.actCentrally(normalised, action);
    return limited();
  }

  /** Draws an action at the observation, within the limits, {@code [actionDim]}. */
  double[] draw(Generator random) {
    statistics.normalise(observation, normalised);
    actor.act(normalised, random, action);
    return limited();
  }

  private double[] limited() {
    double[] result = action.clone();
    for (int i = 0; limits != null && i < result.length; i++) {
      result[i] = limits.clip(i, result[i]);
    }
    return result;
  }
}
