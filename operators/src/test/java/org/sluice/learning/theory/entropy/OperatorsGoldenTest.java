package org.sluice.learning.theory.entropy;

import static org.sluice.learning.golden.Golden.assertClose;
import static org.sluice.learning.theory.TabularCase.flat;
import static org.sluice.learning.theory.TabularCase.policy;
import static org.sluice.learning.theory.TabularCase.table;

import java.util.List;
import java.util.Map;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.TabularCase;
import org.sluice.learning.theory.TabularPolicy;

/** Bellman operators against reference numbers. */
class OperatorsGoldenTest {

  private static final int ENOUGH = 100_000;

  @GoldenTest("algorithms/tabular_operators")
  void backups(Golden golden) {
    Mdp mdp = TabularCase.mdp(golden);
    double beta = golden.number("beta");
    double[][] zero = new double[mdp.states()][mdp.actions()];
    Map.of(
            "linear", BellmanOperator.linear(mdp, policy(golden, "policy")),
            "optimal", BellmanOperator.optimal(mdp),
            "mellowmax_mean", BellmanOperator.mellowmaxMean(mdp, beta),
            "mellowmax_sum", BellmanOperator.mellowmaxSum(mdp, beta),
            "boltzmann", BellmanOperator.boltzmann(mdp, beta))
        .forEach(
            (name, operator) -> {
              Golden expected = golden.at(name);
              double[][] q1 = table(golden, "q1");
              double[][] q2 = table(golden, "q2");
              assertClose(name, flat(operator.apply(q1)), expected.array("t_q1"));
              assertClose(name, flat(operator.apply(q2)), expected.array("t_q2"));
              assertClose(name, operator.ratio(q1, q2), expected.number("ratio"));
              if (expected.has("fixed_point")) {
                assertClose(
                    name,
                    flat(operator.fixedPoint(zero, ENOUGH).q()),
                    expected.array("fixed_point"));
              }
            });
    double[][] soft = BellmanOperator.mellowmaxSum(mdp, beta).fixedPoint(zero, ENOUGH).q();
    assertClose(
        "soft-optimal policy",
        flat(TabularPolicy.softmax(soft, beta).probabilities()),
        golden.array("soft_optimal_policy"));
  }

  @GoldenTest("algorithms/tabular_operators")
  void boltzmann(Golden golden) {
    Mdp mdp = TabularCase.mdp(golden);
    double beta = golden.number("beta");
    Golden expected = golden.at("boltzmann");
    BellmanOperator operator = BellmanOperator.boltzmann(mdp, beta);
    double[][] zero = new double[mdp.states()][mdp.actions()];
    List<double[]> first = expected.arrays("from_zero");
    for (int i = 0; i < first.size(); i++) {
      assertClose("backup " + i, flat(operator.apply(zero, i + 1)), first.get(i));
    }
    double[][] late = operator.apply(zero, 400);
    assertClose("after 400", flat(late), expected.array("after_400"));
    assertClose(
        "its policy",
        flat(TabularPolicy.softmax(late, beta).probabilities()),
        expected.array("policy_after_400"));
    double[][] q = new double[mdp.states()][];
    double[][] shifted = new double[mdp.states()][];
    double[] lipschitz = new double[mdp.states()];
    for (int s = 0; s < mdp.states(); s++) {
      q[s] = NonContraction.values(mdp.actions(), beta, 0);
      shifted[s] = NonContraction.values(mdp.actions(), beta, 1e-3);
      lipschitz[s] = NonContraction.lipschitz(q[s], beta);
    }
    assertClose("example", flat(q), expected.array("counterexample_q"));
    assertClose("shifted", flat(shifted), expected.array("counterexample_q_shifted"));
    assertClose("Lipschitz", lipschitz, expected.array("counterexample_lipschitz"));
    double ratio = expected.number("counterexample_ratio_of_backup");
    assertClose("ratio", NonContraction.ratio(mdp.actions(), beta), ratio);
    assertClose("with discount", operator.ratio(q, shifted), mdp.gamma() * ratio);
  }
}
