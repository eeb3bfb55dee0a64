package org.sluice.connectors.actor;

import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.trial.SpecifiedPolicy;

/** Makes one policy for all versions of one specification. For one thread. */
final class SpecifiedPolicies {

  private PolicySpecification specification;
  private Policy policy;

  /**
   * The architecture of a specification.
   *
   * @throws IllegalArgumentException if this build has no such policy
   */
  Policy of(PolicySpecification next) {
    if (!next.equals(specification)) {
      policy = SpecifiedPolicy.createAlone(next);
      specification = next;
    }
    return policy;
  }
}
