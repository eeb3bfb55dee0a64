package org.sluice.learning.trial;

import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.ParameterText;
import org.sluice.learning.offpolicy.ActionValueNetwork;
import org.sluice.learning.offpolicy.CriticParams;
import org.sluice.learning.offpolicy.OffPolicyAlgorithm;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.value.ValueParams;

/** Creates the action-value functions that are published with policies. */
public final class SpecifiedCritic {

  private SpecifiedCritic() {}

  /**
   * The architecture of a specification's action-value function, without numbers. Its actions are
   * those of the policy, scaled to [−1, 1]^d.
   *
   * @throws IllegalArgumentException if the specification has none, or this build cannot make it.
   *     Allocates no more than {@link SpecifiedPolicy#create} and the parameters to find out
   */
  public static ActionValueNetwork create(PolicySpecification specification) {
    Policy policy = SpecifiedPolicy.create(specification);
    Hyperparameters values = SpecifiedPolicy.values(specification);
    ParameterText.set(values, AlgorithmParams.ALGORITHM, specification.algorithm());
    Algorithm algorithm = Algorithms.of(values);
    if (specification.value().isEmpty() || !(algorithm instanceof OffPolicyAlgorithm offPolicy)) {
      throw new IllegalArgumentException(
          String.format(
              "it holds no action-value function; one of nbp or soft-q-learning does if it was"
                  + " trained with %s: true",
              CriticParams.PUBLISH_CRITIC.name));
    }
    long hidden = values.get(ValueParams.VALUE_HIDDEN);
    boolean fits = hidden * hidden <= PolicySpecification.size(specification.value());
    return offPolicy
        .publishable(policy, values)
        .filter(
            network ->
                fits
                    && TrialModel.shapes(
                            network.layout(policy.observationDim(), policy.actionDim()))
                        .equals(specification.value()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "its action-value function is not arranged like this build's of "
                        + algorithm.word()));
  }
}
