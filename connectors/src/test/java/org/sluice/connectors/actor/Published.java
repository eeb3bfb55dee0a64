package org.sluice.connectors.actor;

import org.sluice.env.Generator;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.SpecifiedPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** Policies as a learner publishes them. */
public final class Published {

  static final String TRIAL = "plant";
  static final long SEED = 5;

  private Published() {}

  static Trial trial(String environment, String policyType) {
    return new Trial(
        TRIAL, environment, SEED, new Hyperparameters().set(PolicyParams.TYPE, policyType));
  }

  /** A version with numbers of its own, statistics included. */
  public static PolicySnapshot snapshot(String environment, String policyType, int version) {
    Trial trial = trial(environment, policyType);
    PolicySnapshot initial = InitialPolicy.of(trial, TrialModel.of(trial));
    Generator random = new Generator(version);
    float[] policy = initial.policy().clone();
    for (int i = 0; i < policy.length; i++) {
      policy[i] += (float) (0.1 * random.gaussian());
    }
    double[] means = new double[initial.means().length];
    double[] deviations = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = 0.1 * random.gaussian();
      deviations[i] = 0.5 + random.nextDouble();
    }
    return new PolicySnapshot(
        TRIAL,
        version,
        1000L * version,
        false,
        initial.specification(),
        policy,
        initial.value(),
        means,
        deviations);
  }

  /** One to act under, published this instant. */
  static ActingPolicy acting(PolicySnapshot snapshot) {
    return acting(snapshot, System.nanoTime());
  }

  static ActingPolicy acting(PolicySnapshot snapshot, long published) {
    return new ActingPolicy(snapshot, SpecifiedPolicy.create(snapshot.specification()), published);
  }
}
