package org.sluice.learning.theory.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;
import static org.sluice.learning.theory.TabularCase.flat;
import static org.sluice.learning.theory.TabularCase.policy;

import java.util.List;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.TabularCase;
import org.sluice.learning.theory.TabularPolicy;

/** Values, bounds, conservative and exact policy iteration against reference numbers. */
class BoundsGoldenTest {

  @GoldenTest("algorithms/tabular_bounds")
  void values(Golden golden) {
    PolicyValues values = PolicyValues.of(TabularCase.mdp(golden), policy(golden, "policy"));
    assertClose("V", values.value(), golden.array("value"));
    assertClose("Q", flat(values.q()), golden.array("q"));
    assertClose("A", flat(values.advantage()), golden.array("advantage"));
    assertClose("rho", values.visitation(), golden.array("visitation"));
    assertClose("eta", values.expected(), golden.number("eta"));
  }

  @GoldenTest("algorithms/tabular_bounds")
  void bounds(Golden golden) {
    Mdp mdp = TabularCase.mdp(golden);
    TabularPolicy policy = policy(golden, "policy");
    TabularPolicy next = policy(golden, "policy_new");
    PolicyChange change = PolicyChange.of(mdp, policy, next);
    assertClose("V new", change.after().value(), golden.array("value_new"));
    assertClose("rho new", change.after().visitation(), golden.array("visitation_new"));
    assertClose("eta new", change.after().expected(), golden.number("eta_new"));
    assertClose("Eq 7", change.identity(), golden.number("eta_new_by_identity_eq7"));
    assertClose("L", change.surrogate(), golden.number("surrogate_L"));
    assertClose("TV", policy.variation(next), golden.array("tv_per_state"));
    assertClose("KL", policy.divergence(next), golden.array("kl_per_state"));
    assertClose("max TV", change.variation(), golden.number("alpha_max_tv"));
    assertClose("max KL", change.divergence(), golden.number("max_kl"));
    assertClose("epsilon", change.before().largestAdvantage(), golden.number("epsilon"));
    assertClose("epsilon 1a", change.ratioEpsilon(), golden.number("epsilon_thm1a"));
    assertClose("signed", change.signedEpsilon(), golden.number("epsilon_thm1a_signed"));
    assertClose("2", Bound.THEOREM_1_PRINTED.of(change), golden.number("bound_thm1_constant_2"));
    assertClose("4", Bound.THEOREM_1.of(change), golden.number("bound_thm1_constant_4"));
    assertClose("1a", Bound.THEOREM_1A_PRINTED.of(change), golden.number("bound_thm1a"));
    assertClose(
        "16, 2", Bound.EQUATION_16_PRINTED.of(change), golden.number("bound_eq16_constant_2"));
    assertClose("16, 4", Bound.EQUATION_16.of(change), golden.number("bound_eq16_constant_4"));
    assertClose(
        "C",
        new MonotoneImprovement(2).weight(mdp.gamma(), change.before()),
        golden.number("C_eq16"));
  }

  @GoldenTest("algorithms/tabular_bounds")
  void gradient(Golden golden) {
    Mdp mdp = TabularCase.mdp(golden);
    TabularPolicy policy = policy(golden, "policy");
    double[] expected = golden.array("gradient_L_and_eta_at_policy_logits");
    assertClose("eta", flat(LocalMatching.objectiveGradient(mdp, policy)), expected);
    PolicyValues values = PolicyValues.of(mdp, policy);
    assertClose("L", flat(LocalMatching.surrogateGradient(values, policy)), expected);
  }

  @GoldenTest("algorithms/tabular_bounds")
  void conservativePolicyIteration(Golden golden) {
    Mdp mdp = TabularCase.mdp(golden);
    TabularPolicy policy = policy(golden, "policy");
    PolicyValues values = PolicyValues.of(mdp, policy);
    TabularPolicy greedy = TabularPolicy.minimising(values.q());
    assertClose("greedy", flat(greedy.probabilities()), golden.array("greedy_policy"));
    ConservativePolicyIteration.Step step =
        ConservativePolicyIteration.Step.to(greedy, mdp.gamma(), values);
    assertClose("epsilon", step.epsilon(), golden.number("epsilon_cpi_eq13"));
    assertClose("alpha", step.bestAlpha(), golden.number("cpi_alpha_minimising_eq14"));
    for (Golden row : golden.list("conservative_policy_iteration")) {
      double alpha = row.number("alpha");
      TabularPolicy mixture = policy.mixedWith(greedy, alpha);
      PolicyChange change = PolicyChange.of(mdp, policy, mixture);
      assertClose("mixture", flat(mixture.probabilities()), row.array("policy"));
      assertClose("L", change.surrogate(), row.number("surrogate_L"));
      assertClose("eta", change.after().expected(), row.number("eta"));
      assertClose("Eq 12", step.bound(alpha), row.number("bound_eq12"));
      assertClose("Eq 14", step.simpleBound(alpha), row.number("bound_eq14"));
    }
  }

  @GoldenTest("algorithms/tabular_bounds")
  void policyIteration(Golden golden) {
    Mdp mdp = TabularCase.mdp(golden);
    double[] expected = golden.array("policy_iteration_eta");
    List<PolicyUpdate.Iterate> iterates =
        new PolicyIteration().iterate(mdp, policy(golden, "policy"), expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertClose("eta", iterates.get(i).values().expected(), expected[i]);
    }
    assertClose("optimum", PolicyIteration.optimum(mdp).expected(), expected[expected.length - 1]);
    double[] actions = golden.array("optimal_actions");
    double[][] last = iterates.get(expected.length).policy().probabilities();
    for (int s = 0; s < actions.length; s++) {
      assertThat(last[s][(int) actions[s]]).isEqualTo(1);
    }
  }
}
