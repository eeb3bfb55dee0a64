package org.sluice.learning.serving;

import org.sluice.env.Generator;
import org.sluice.learning.records.PolicySnapshot;

/**
 * Answers requests, each under the version that its actor is to follow. The answer is a function of
 * the rules, the request and the version. For one thread.
 *
 * <p>The two versions that were asked last stay ready, since a stable version and a candidate may
 * be asked in turn.
 */
public final class PolicyServer {

  private final ServingRules rules;
  private final Generator random;
  private VersionActor latest = new VersionActor();
  private VersionActor other = new VersionActor();

  /** A server that has no version yet. */
  public PolicyServer(ServingRules rules) {
    this.rules = rules;
    this.random = new Generator(rules.seed());
  }

  /**
   * Answers a request.
   *
   * @param policies of the trial that is served; there must be one
   * @return an action, or the problem with the request
   * @throws IllegalArgumentException if this build has no such policy
   */
  public Answer answer(Request request, CurrentPolicies policies) {
    if (!request.trial().equals(rules.trial())) {
      return Answer.problem(
          request, "there is no such trial here; the one that is served is " + rules.trial());
    }
    return ready(policies.policy(request.actor())).answer(request, rules, random);
  }

  private VersionActor ready(PolicySnapshot snapshot) {
    if (!latest.follows(snapshot)) {
      VersionActor swapped = latest;
      latest = other;
      other = swapped;
      if (!latest.follows(snapshot)) {
        latest.follow(snapshot);
      }
    }
    return latest;
  }
}
