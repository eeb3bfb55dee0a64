package org.sluice.learning.theory.improvement;

import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.TabularPolicy;

/**
 * The trust region instead of the penalty: minimises L(π) subject to max KL[π_old ‖ π] ≤ δ (Eq 21),
 * exactly.
 *
 * @param radius δ, in nats
 */
public record TrustRegion(double radius) implements PolicyUpdate {

  @Override
  public TabularPolicy next(Mdp mdp, TabularPolicy policy, PolicyValues values) {
    return new DivergenceBall(policy, values).minimiser(radius);
  }
}
