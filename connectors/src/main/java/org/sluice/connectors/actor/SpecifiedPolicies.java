package org.sluice.connectors.actor;

import java.util.function.Function;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.PolicySpecification;

/** Makes one policy for all versions of one specification. For one thread. */
final class SpecifiedPolicies {

  private final Function<PolicySpecification, Policy> rule;
  private PolicySpecification specification;
  private Policy policy;

  /**
   * @param rule makes a policy, or throws {@link IllegalArgumentException} for those that cannot be
   *     used
   */
  SpecifiedPolicies(Function<PolicySpecification, Policy> rule) {
    this.rule = rule;
  }

  /**
   * The architecture of a specification.
   *
   * @throws IllegalArgumentException if it cannot be used; the message says why
   */
  Policy of(PolicySpecification next) {
    if (!next.equals(specification)) {
      policy = rule.apply(next);
      specification = next;
    }
    return policy;
  }
}
