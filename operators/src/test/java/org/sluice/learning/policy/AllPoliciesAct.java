package org.sluice.learning.policy;

import java.util.stream.Stream;
import org.sluice.env.Generator;
import org.sluice.learning.value.Critic;
import org.sluice.learning.value.ValueNetwork;

/** Acts once with every policy and values a state; run by a class loader with few libraries. */
public final class AllPoliciesAct {

  private AllPoliciesAct() {}

  /** The policies that act. */
  static Stream<PolicyUnderTest> cases() {
    return Stream.of(PolicyUnderTest.all(), PolicyUnderTest.implicit(), PolicyUnderTest.choosing())
        .flatMap(cases -> cases);
  }

  /** How many policies have acted. */
  public static int run() {
    int acted = 0;
    for (PolicyUnderTest c : cases().toList()) {
      Actor actor = new Actor(c.policy());
      double[] parameters = c.parameters();
      float[] singles = new float[parameters.length];
      for (int i = 0; i < singles.length; i++) {
        singles[i] = (float) parameters[i];
      }
      actor.setParameters(singles);
      double[] action = new double[c.policy().actionDim()];
      double logProbability = actor.act(c.observations(1), new Generator(1), action);
      if (!Double.isFinite(logProbability)) {
        throw new AssertionError(c + " has taken an action of log-probability " + logProbability);
      }
      acted++;
    }
    ValueNetwork network = new ValueNetwork(2, 8);
    Critic critic = new Critic(network);
    critic.setParameters(new float[network.layout().size()]);
    if (critic.value(new double[2]) != 0) {
      throw new AssertionError("a network of zeros has another value");
    }
    return acted;
  }
}
