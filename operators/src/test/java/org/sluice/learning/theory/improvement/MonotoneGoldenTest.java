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

/** Algorithm 1 with the exact minimiser against reference numbers. */
class MonotoneGoldenTest {

  /** Those of a nested root finder, which later iterations inherit. */
  private static final double ROOTS = 1e-7;

  @GoldenTest("algorithms/tabular_mm")
  void everyStep(Golden golden) {
    Mdp mdp = TabularCase.mdp(golden);
    MonotoneImprovement update = new MonotoneImprovement(golden.number("constant"));
    List<Golden> expected = golden.list("iterations");
    List<PolicyUpdate.Iterate> iterates =
        update.iterate(mdp, policy(golden, "policy_initial"), expected.size());
    for (int i = 0; i < expected.size(); i++) {
      Golden row = expected.get(i);
      TabularPolicy policy = iterates.get(i).policy();
      TabularPolicy next = iterates.get(i + 1).policy();
      PolicyValues values = iterates.get(i).values();
      PolicyChange change = PolicyChange.of(mdp, policy, next);
      close("policy", flat(policy.probabilities()), row.array("policy"));
      close("A", flat(values.advantage()), row.array("advantage"));
      close("rho", values.visitation(), row.array("visitation"));
      close("epsilon", values.largestAdvantage(), row.number("epsilon"));
      close("C", update.weight(mdp.gamma(), values), row.number("C"));
      close("next", flat(next.probabilities()), row.array("policy_next"));
      close("KL", policy.divergence(next), row.array("kl_per_state"));
      close("max KL", change.divergence(), row.number("max_kl"));
      close("L", change.surrogate(), row.number("surrogate_L_next"));
      close("M", update.majorizer(change), row.number("majorizer_M_next"));
      close("eta", values.expected(), row.number("eta"));
      close("eta next", change.after().expected(), row.number("eta_next"));
      assertThat(change.after().expected()).isLessThan(update.majorizer(change));
      assertThat(update.majorizer(change)).isLessThan(values.expected());
    }
  }

  private static void close(String what, double[] actual, double[] expected) {
    assertClose(what, actual, expected, ROOTS);
  }

  private static void close(String what, double actual, double expected) {
    close(what, new double[] {actual}, new double[] {expected});
  }
}
