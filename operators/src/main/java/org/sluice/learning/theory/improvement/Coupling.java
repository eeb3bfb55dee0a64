package org.sluice.learning.theory.improvement;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.Probabilities;
import org.sluice.learning.theory.TabularPolicy;

/**
 * The coupling of two policies that agrees as often as possible, and the lemma that follows: |E
 * f(sₜ) under π − the same under π̃| ≤ 2 (1 − (1 − α)ᵗ) max |f| (appendix B; Lemma A.2 of Tang and
 * Agrawal, "Implicit Policy for Reinforcement Learning", 2018, with f = H[π]).
 */
public final class Coupling {

  private Coupling() {}

  /**
   * A time step of two processes that run together until their actions first differ.
   *
   * @param time t
   * @param expectation E f(sₜ) under π
   * @param other E f(sₜ) under π̃
   * @param together P(the actions before t were all equal), at least (1 − α)ᵗ
   * @param coupled 2 (1 − together) max |f|
   * @param lemma 2 (1 − (1 − α)ᵗ) max |f|
   */
  public record Step(
      int time, double expectation, double other, double together, double coupled, double lemma) {

    /** What the lemma bounds. */
    public double difference() {
      return Math.abs(expectation - other);
    }
  }

  /**
   * The joint distribution with marginals p and q that is equal with probability 1 − D_TV(p, q).
   * {@code [A][A]}
   */
  public static double[][] joint(double[] p, double[] q) {
    double[][] joint = new double[p.length][p.length];
    double variation = Probabilities.variation(p, q);
    for (int a = 0; a < p.length; a++) {
      for (int b = 0; b < p.length; b++) {
        double apart = Math.max(0, p[a] - q[a]) * Math.max(0, q[b] - p[b]);
        joint[a][b] = (a == b ? Math.min(p[a], q[a]) : 0) + (apart > 0 ? apart / variation : 0);
      }
    }
    return joint;
  }

  /**
   * The first time steps under both policies.
   *
   * @param f a function of the state {@code [S]}
   */
  public static List<Step> steps(
      Mdp mdp, TabularPolicy policy, TabularPolicy other, double[] f, int count) {
    double[][] chain = mdp.chain(policy);
    double[][] otherChain = mdp.chain(other);
    double[][] together = together(mdp, policy, other);
    double alpha = Probabilities.largest(policy.variation(other));
    double largest = 0;
    for (double one : f) {
      largest = Math.max(largest, Math.abs(one));
    }
    double[] p = mdp.start();
    double[] q = mdp.start();
    double[] both = mdp.start();
    List<Step> steps = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      double mass = Math.min(1, sum(both));
      steps.add(
          new Step(
              t,
              Probabilities.expectation(p, f),
              Probabilities.expectation(q, f),
              mass,
              2 * (1 - mass) * largest,
              2 * (1 - StrictMath.pow(1 - alpha, t)) * largest));
      p = Mdp.advance(p, chain);
      q = Mdp.advance(q, otherChain);
      both = Mdp.advance(both, together);
    }
    return steps;
  }

  /** The part of a transition in which both take the same action. {@code [S][S]} */
  private static double[][] together(Mdp mdp, TabularPolicy policy, TabularPolicy other) {
    double[][] chain = new double[mdp.states()][mdp.states()];
    for (int s = 0; s < chain.length; s++) {
      for (int a = 0; a < mdp.actions(); a++) {
        double same = Math.min(policy.probabilities()[s][a], other.probabilities()[s][a]);
        for (int next = 0; next < chain.length; next++) {
          chain[s][next] += same * mdp.transition()[s][a][next];
        }
      }
    }
    return chain;
  }

  private static double sum(double[] x) {
    double sum = 0;
    for (double one : x) {
      sum += one;
    }
    return sum;
  }
}
