package org.sluice.learning.rollout;

import java.util.Arrays;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Specifications;
import org.sluice.learning.value.ValueNetwork;

/** Lanes of a trial without a configuration, and policies to follow. */
final class Lanes {

  static final long SEED = 5;

  private Lanes() {}

  static Lane lane(Env env, int number, Policy policy) {
    return new Lane(new LaneId("trial", number), SEED, env, new Acting(policy, network(policy)));
  }

  static Lane lane(Env env, int number, Policy policy, Sampler sampler) {
    return new Lane(
        new LaneId("trial", number),
        SEED,
        env,
        new Acting(policy, network(policy)),
        new DrawnActions(),
        sampler);
  }

  static ValueNetwork network(Policy policy) {
    return new ValueNetwork(policy.observationDim(), 8);
  }

  static PolicySnapshot snapshot(Policy policy, int version) {
    Generator random = new Generator(version);
    double[] drawn = policy.layout().initialise(random);
    float[] parameters = new float[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      parameters[i] = (float) (drawn[i] + 0.1 * random.gaussian());
    }
    double[] deviations = new double[policy.observationDim()];
    Arrays.fill(deviations, 2);
    return new PolicySnapshot(
        "trial",
        version,
        0,
        false,
        Specifications.of(),
        parameters,
        network(policy).initialise(random).parameters(),
        new double[policy.observationDim()],
        deviations);
  }
}
