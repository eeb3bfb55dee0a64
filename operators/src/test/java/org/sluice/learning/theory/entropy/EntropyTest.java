package org.sluice.learning.theory.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.RandomChange;
import org.sluice.learning.theory.TabularPolicy;

/** Ordering and contraction of operators, the lower bound, and inference, on random processes. */
class EntropyTest {

  private static final double ROUNDING = 1e-12;

  private final Generator random = new Generator(1);

  @Test
  void operatorsAreOrderedAndContract() {
    for (int i = 0; i < 1000; i++) {
      Mdp mdp = Mdp.random(3, 2 + random.nextInt(4), 0.9, random);
      double beta = Math.exp(random.uniform(-4, 4));
      double[][] q = Mdp.random(3, mdp.actions(), 0, random).signal();
      double[][] other = Mdp.random(3, mdp.actions(), 0, random).signal();
      BellmanOperator optimal = BellmanOperator.optimal(mdp);
      BellmanOperator mean = BellmanOperator.mellowmaxMean(mdp, beta);
      BellmanOperator sum = BellmanOperator.mellowmaxSum(mdp, beta);
      BellmanOperator boltzmann = BellmanOperator.boltzmann(mdp, beta);
      assertOrdered(sum.apply(q), optimal.apply(q));
      assertOrdered(optimal.apply(q), boltzmann.apply(q));
      assertOrdered(boltzmann.apply(q), mean.apply(q));
      for (BellmanOperator contraction : List.of(optimal, mean, sum)) {
        assertThat(contraction.ratio(q, other)).isLessThanOrEqualTo(0.9 + ROUNDING);
      }
    }
  }

  private static void assertOrdered(double[][] larger, double[][] smaller) {
    for (int s = 0; s < larger.length; s++) {
      for (int a = 0; a < larger[s].length; a++) {
        assertThat(larger[s][a]).isGreaterThanOrEqualTo(smaller[s][a] - ROUNDING);
      }
    }
  }

  @Test
  void theBoltzmannOperatorExpandsAndHasSeveralFixedPoints() {
    Mdp mdp = NonContraction.severalFixedPoints();
    BellmanOperator operator = BellmanOperator.boltzmann(mdp, NonContraction.SEVERAL_AT);
    double[][] low = operator.fixedPoint(new double[2][2], 100_000).q();
    double[][] above = {{1.5, 1.5}, {0, 0}};
    double[][] high = operator.fixedPoint(above, 100_000).q();
    assertThat(operator.summarise(low)[0]).isCloseTo(0.60777, within(1e-5));
    assertThat(operator.summarise(high)[0]).isCloseTo(0.87689, within(1e-5));
    assertThat(operator.ratio(low, high)).isCloseTo(1, within(1e-9));
    assertThat(NonContraction.ratio(2, 0.5) * mdp.gamma()).isGreaterThan(1.1);
    double[] q = NonContraction.values(4, 0.5, 0);
    assertThat(NonContraction.lipschitz(q, 0.5))
        .isCloseTo(NonContraction.ratio(4, 0.5), within(1e-3));
  }

  /** Theorem B.1: ∂/∂θ of J with an entropy bonus, ρ π (Q − β log π − its mean), vanishes. */
  @Test
  void fixedPointsOfTheBoltzmannOperatorAreStationary() {
    double beta = 2;
    Mdp mdp = Mdp.random(4, 3, 0.9, random);
    BellmanOperator.FixedPoint point =
        BellmanOperator.boltzmann(mdp, beta).fixedPoint(new double[4][3], 100_000);
    TabularPolicy policy = TabularPolicy.softmax(point.q(), beta);
    PolicyValues values = PolicyValues.of(mdp, policy);
    assertThat(BellmanOperator.distance(values.q(), point.q())).isLessThan(1e-11);
    double[] entropy = policy.entropy();
    for (int s = 0; s < 4; s++) {
      for (int a = 0; a < 3; a++) {
        double slope = -beta * Math.log(policy.probabilities()[s][a]) - beta * entropy[s];
        assertThat(values.advantage()[s][a] + slope).isCloseTo(0, within(1e-11));
      }
    }
  }

  @Test
  void theLowerBoundHolds() {
    for (int i = 0; i < 1000; i++) {
      RandomChange drawn = RandomChange.draw(random);
      MaximumEntropy result =
          MaximumEntropy.of(drawn.mdp(), drawn.to(), drawn.from(), random.uniform(0.1, 2));
      assertThat(result.tightness()).isLessThanOrEqualTo(1);
      assertThat(result.objective()).isGreaterThanOrEqualTo(result.bound(2));
    }
  }

  @Test
  void rewardAndEntropyAreADivergence() {
    Mdp lucky = Mdp.random(3, 2, 0, random);
    for (Mdp mdp : List.of(lucky, lucky.deterministic().from(0))) {
      ControlAsInference control = new ControlAsInference(mdp, 5, 0.5);
      List<TabularPolicy> some =
          Stream.generate(() -> TabularPolicy.random(3, 2, random)).limit(5).toList();
      for (List<TabularPolicy> policies :
          List.of(
              some,
              control.posterior(),
              control.optimal(),
              Collections.nCopies(5, TabularPolicy.minimising(mdp.signal())))) {
        ControlAsInference.Outcome outcome = control.outcome(policies);
        assertThat(outcome.reward() + 0.5 * outcome.entropy())
            .isCloseTo(control.limit() - 0.5 * outcome.divergence(), within(ROUNDING));
        assertThat(outcome.divergence())
            .isGreaterThanOrEqualTo(divergence(control, 0.5) - ROUNDING);
      }
    }
    ControlAsInference certain = new ControlAsInference(lucky.deterministic().from(0), 5, 0.5);
    assertThat(certain.outcome(certain.posterior()).divergence()).isCloseTo(0, within(ROUNDING));
    ControlAsInference uncertain = new ControlAsInference(lucky, 5, 0.5);
    assertThat(divergence(uncertain, 0.5))
        .isLessThan(uncertain.outcome(uncertain.posterior()).divergence());
  }

  private static double divergence(ControlAsInference control, double temperature) {
    ControlAsInference.Outcome best = control.outcome(control.optimal());
    return (control.limit() - best.reward()) / temperature - best.entropy();
  }

  /** Z, summed over all trajectories. */
  @Test
  void theEvidenceIsThatOfAllTrajectories() {
    Mdp mdp = Mdp.random(3, 2, 0, random);
    double sum = 0;
    for (int s = 0; s < 3; s++) {
      sum += mdp.start()[s] * evidence(mdp, s, 4);
    }
    assertThat(new ControlAsInference(mdp, 4, 0.7).logEvidence())
        .isCloseTo(Math.log(sum), within(ROUNDING));
  }

  private static double evidence(Mdp mdp, int s, int steps) {
    double sum = 0;
    for (int a = 0; a < 2; a++) {
      double later = steps == 1 ? 1 : 0;
      for (int next = 0; steps > 1 && next < 3; next++) {
        later += mdp.transition()[s][a][next] * evidence(mdp, next, steps - 1);
      }
      sum += Math.exp(mdp.signal()[s][a] / 0.7) * later / 2;
    }
    return sum;
  }
}
