package org.sluice.learning.theory.entropy;

import static org.sluice.learning.golden.Golden.assertClose;
import static org.sluice.learning.theory.TabularCase.policy;

import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.TabularCase;
import org.sluice.learning.theory.TabularPolicy;

/** Theorem 4.1 against reference numbers. */
class MaximumEntropyGoldenTest {

  @GoldenTest("algorithms/tabular_maxent")
  void bound(Golden golden) {
    Mdp mdp = TabularCase.mdp(golden);
    TabularPolicy policy = policy(golden, "policy");
    TabularPolicy old = policy(golden, "policy_old");
    PolicyValues before = PolicyValues.of(mdp, old);
    MaximumEntropy result = MaximumEntropy.of(mdp, policy, old, golden.number("beta"));
    assertClose("J", result.expected(), golden.number("return_J"));
    assertClose("J old", before.expected(), golden.number("return_J_old"));
    assertClose("rho old", before.visitation(), golden.array("visitation_old"));
    assertClose("H", policy.entropy(), golden.array("entropy_per_state"));
    assertClose("J_MaxEnt", result.objective(), golden.number("j_maxent"));
    assertClose("J_surr", result.surrogate(), golden.number("j_surrogate"));
    assertClose("max KL", result.divergence(), golden.number("max_kl_new_old"));
    assertClose("epsilon", result.epsilon(), golden.number("epsilon"));
    assertClose("factor 1", result.bound(1), golden.number("bound_thm41"));
    assertClose("factor 2", result.bound(2), golden.number("bound_thm41_factor_2"));
  }
}
