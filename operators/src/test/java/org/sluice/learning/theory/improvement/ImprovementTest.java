package org.sluice.learning.theory.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Generator;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.TabularPolicy;

/** Identities, bounds and monotone algorithms on random processes. */
class ImprovementTest {

  private static final double ROUNDING = 1e-12;

  private final Generator random = new Generator(1);

  @Test
  void noBoundIsViolatedOnRandomProcesses() {
    BoundSurvey survey = BoundSurvey.of(1000, random);
    assertThat(survey.identityError()).isLessThan(ROUNDING);
    assertThat(survey.violations()).hasSize(Bound.values().length);
    assertThat(survey.violations().values()).containsOnly(0);
    assertThat(survey.tightest().get(Bound.THEOREM_1A_PRINTED)).isBetween(0.1, 1.0);
  }

  /** The excess and the penalties are those of the Javadoc. */
  @ParameterizedTest
  @EnumSource(Bound.class)
  void onlyWhatIsProvedHoldsForTheCounterExample(Bound bound) {
    for (double gamma : new double[] {0.01, 0.1, 0.28}) {
      PolicyChange change = CounterExample.change(gamma);
      assertThat(change.excess()).isCloseTo(gamma * gamma / 2, within(ROUNDING));
      assertThat(bound.penalty(change) >= change.excess()).isEqualTo(bound.proved());
    }
    PolicyChange change = CounterExample.change(0.3);
    assertThat(bound.penalty(change)).isGreaterThan(change.excess());
  }

  @Test
  void theConstantFourIsTight() {
    PolicyChange change = CounterExample.change(1e-4);
    assertThat(change.excess() / Bound.THEOREM_1.penalty(change)).isBetween(0.999, 1.0);
  }

  @Test
  void theSurrogateMatchesToFirstOrder() {
    for (int i = 0; i < 20; i++) {
      Mdp mdp = Mdp.random(4, 3, 0.9, random);
      TabularPolicy policy = TabularPolicy.random(4, 3, random);
      PolicyChange none = PolicyChange.of(mdp, policy, policy);
      assertThat(none.surrogate()).isCloseTo(none.before().expected(), within(ROUNDING));
      double[][] objective = LocalMatching.objectiveGradient(mdp, policy);
      double[][] surrogate = LocalMatching.surrogateGradient(none.before(), policy);
      for (int s = 0; s < objective.length; s++) {
        assertThat(objective[s]).containsExactly(surrogate[s], within(ROUNDING));
      }
    }
  }

  @Test
  void theCouplingHasItsMarginalsAndAgrees() {
    TabularPolicy policies = TabularPolicy.random(2, 5, random);
    double[] p = policies.probabilities()[0];
    double[] q = policies.probabilities()[1];
    double[][] joint = Coupling.joint(p, q);
    double equal = 0;
    for (int a = 0; a < p.length; a++) {
      double row = 0;
      double column = 0;
      for (int b = 0; b < p.length; b++) {
        assertThat(joint[a][b]).isNotNegative();
        row += joint[a][b];
        column += joint[b][a];
      }
      assertThat(row).isCloseTo(p[a], within(ROUNDING));
      assertThat(column).isCloseTo(q[a], within(ROUNDING));
      equal += joint[a][a];
    }
    double[][] first = {p};
    double variation = new TabularPolicy(first).variation(new TabularPolicy(new double[][] {q}))[0];
    assertThat(equal).isCloseTo(1 - variation, within(ROUNDING));
    assertThat(Coupling.joint(p, p)[1][1]).isEqualTo(p[1]);
  }

  @Test
  void theCouplingLemmaHolds() {
    for (int i = 0; i < 100; i++) {
      Mdp mdp = Mdp.random(4, 3, 0.9, random);
      TabularPolicy policy = TabularPolicy.random(4, 3, random);
      TabularPolicy other =
          policy.mixedWith(TabularPolicy.random(4, 3, random), random.nextDouble());
      for (Coupling.Step step : Coupling.steps(mdp, policy, other, policy.entropy(), 20)) {
        assertThat(step.difference()).isLessThanOrEqualTo(step.coupled() + ROUNDING);
        assertThat(step.coupled()).isLessThanOrEqualTo(step.lemma() + ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.9, 0.99})
  void costsNeverIncrease(double gamma) {
    Mdp mdp = Mdp.random(4, 3, gamma, random);
    TabularPolicy first = TabularPolicy.random(4, 3, random);
    double optimum = PolicyIteration.optimum(mdp).expected();
    for (PolicyUpdate update :
        List.of(
            new PolicyIteration(),
            new ConservativePolicyIteration(),
            new MonotoneImprovement(2),
            new MonotoneImprovement(4))) {
      List<PolicyUpdate.Iterate> iterates = update.iterate(mdp, first, 50);
      for (int i = 0; i < 50; i++) {
        PolicyValues values = iterates.get(i).values();
        double rounding = ROUNDING * (1 + Math.abs(values.expected()));
        assertThat(iterates.get(i + 1).values().expected())
            .as("%s %d", update, i)
            .isBetween(optimum - rounding, values.expected() + rounding);
      }
    }
  }

  @Test
  void theTrustRegionIsUsedUpInEveryStateAndNothingInItIsBetter() {
    Mdp mdp = Mdp.random(4, 3, 0.9, random);
    TabularPolicy policy = TabularPolicy.random(4, 3, random);
    PolicyValues values = PolicyValues.of(mdp, policy);
    TabularPolicy next = new TrustRegion(0.01).next(mdp, policy, values);
    double[] full = {0.01, 0.01, 0.01, 0.01};
    assertThat(policy.divergence(next)).containsExactly(full, within(ROUNDING));
    double best = PolicyChange.of(mdp, policy, next).surrogate();
    for (int i = 0; i < 2000; i++) {
      TabularPolicy other =
          policy.mixedWith(TabularPolicy.random(4, 3, random), random.uniform(0, 0.3));
      PolicyChange change = PolicyChange.of(mdp, policy, other);
      if (change.divergence() <= 0.01) {
        assertThat(change.surrogate()).isGreaterThan(best);
      }
    }
  }

  /** Near a deterministic policy, the divergence cannot be used up in double precision. */
  @Test
  void theTrustRegionReachesTheOptimum() {
    Mdp mdp = Mdp.random(4, 3, 0.9, random);
    List<PolicyUpdate.Iterate> iterates =
        new TrustRegion(0.1).iterate(mdp, TabularPolicy.uniform(4, 3), 300);
    assertThat(iterates.get(300).values().expected())
        .isCloseTo(PolicyIteration.optimum(mdp).expected(), within(1e-9));
  }
}
