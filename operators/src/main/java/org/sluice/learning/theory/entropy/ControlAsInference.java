package org.sluice.learning.theory.entropy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.Probabilities;
import org.sluice.learning.theory.TabularPolicy;

/**
 * Control as inference over T steps without discount. Actions are uniform a priori, and a step is
 * optimal with probability ∝ exp(r / c); the posterior p(τ | O) of trajectories given that all
 * steps are optimal is what a policy's trajectories q(τ) approximate:
 *
 * <p>E[R] + c E[Σ H(π(· | sₜ))] = −c KL[q ‖ p(· | O)] + c (log Z + T log A),
 *
 * <p>where Z = E exp(R / c) under the uniform policy. The identity holds for all dynamics. Only if
 * they are deterministic is the posterior itself a policy's; otherwise it also wishes for luck.
 *
 * @param mdp the process, with rewards; its discount factor is not used
 * @param horizon T
 * @param temperature c
 */
public record ControlAsInference(Mdp mdp, int horizon, double temperature) {

  /**
   * What a policy earns.
   *
   * @param reward E[R]
   * @param entropy E[Σ H], in nats
   * @param divergence KL[q ‖ p(· | O)], in nats
   */
  public record Outcome(double reward, double entropy, double divergence) {}

  /**
   * The outcome of a policy for each time step. The divergence is the sum of those of the first
   * state, of the actions, and of the transitions from their posteriors.
   */
  public Outcome outcome(List<TabularPolicy> policies) {
    double[][] messages = messages();
    List<TabularPolicy> posterior = posterior();
    double[] p = mdp.start();
    double reward = 0;
    double entropy = 0;
    double divergence = logEvidence() - Probabilities.expectation(p, messages[0]);
    for (int t = 0; t < horizon; t++) {
      TabularPolicy policy = policies.get(t);
      reward += Probabilities.expectation(p, policy.expectation(mdp.signal()));
      entropy += Probabilities.expectation(p, policy.entropy());
      divergence += Probabilities.expectation(p, policy.divergence(posterior.get(t)));
      divergence += Probabilities.expectation(p, policy.expectation(luck(messages[t + 1])));
      p = Mdp.advance(p, mdp.chain(policy));
    }
    return new Outcome(reward, entropy, Math.max(0, divergence)); // not a rounding below 0
  }

  /** log Z. */
  public double logEvidence() {
    return logMean(mdp.start(), messages()[0]);
  }

  /** c (log Z + T log A), the most that reward and entropy could be together. */
  public double limit() {
    return temperature * (logEvidence() + horizon * StrictMath.log(mdp.actions()));
  }

  /** The posterior's policies: p(a | s, O) ∝ exp(r / c) E exp(B(s′)). */
  public List<TabularPolicy> posterior() {
    double[][] messages = messages();
    List<TabularPolicy> policies = new ArrayList<>();
    for (int t = 0; t < horizon; t++) {
      policies.add(TabularPolicy.softmax(hopeful(messages[t + 1]), 1));
    }
    return policies;
  }

  /** The policies with the most reward and entropy: π ∝ exp((r + E V(s′)) / c). */
  public List<TabularPolicy> optimal() {
    List<TabularPolicy> policies = new ArrayList<>();
    double[] value = new double[mdp.states()];
    for (int t = horizon - 1; t >= 0; t--) {
      double[][] q = new double[mdp.states()][mdp.actions()];
      double[] earlier = new double[mdp.states()];
      for (int s = 0; s < q.length; s++) {
        for (int a = 0; a < q[s].length; a++) {
          q[s][a] = mdp.signal()[s][a] + Probabilities.expectation(mdp.transition()[s][a], value);
        }
        earlier[s] = Probabilities.softMaximum(q[s], temperature);
      }
      policies.add(TabularPolicy.softmax(q, temperature));
      value = earlier;
    }
    Collections.reverse(policies);
    return policies;
  }

  /** B(s) = log p(all steps from t are optimal | sₜ = s), for t = 0 … T. {@code [T + 1][S]} */
  private double[][] messages() {
    double[][] messages = new double[horizon + 1][mdp.states()];
    for (int t = horizon - 1; t >= 0; t--) {
      double[][] q = hopeful(messages[t + 1]);
      for (int s = 0; s < q.length; s++) {
        messages[t][s] = Probabilities.softMaximum(q[s], 1) - StrictMath.log(mdp.actions());
      }
    }
    return messages;
  }

  /** r / c + log E exp(B(s′)): transitions as the posterior wishes them. {@code [S][A]} */
  private double[][] hopeful(double[] next) {
    double[][] q = new double[mdp.states()][mdp.actions()];
    for (int s = 0; s < q.length; s++) {
      for (int a = 0; a < q[s].length; a++) {
        q[s][a] = mdp.signal()[s][a] / temperature + logMean(mdp.transition()[s][a], next);
      }
    }
    return q;
  }

  /** KL of the transitions from the posterior's: log E exp(B(s′)) − E B(s′). {@code [S][A]} */
  private double[][] luck(double[] next) {
    double[][] luck = new double[mdp.states()][mdp.actions()];
    for (int s = 0; s < luck.length; s++) {
      for (int a = 0; a < luck[s].length; a++) {
        double[] p = mdp.transition()[s][a];
        luck[s][a] = logMean(p, next) - Probabilities.expectation(p, next);
      }
    }
    return luck;
  }

  /** log Σ p exp(x). */
  private static double logMean(double[] p, double[] x) {
    double largest = Probabilities.largest(x);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * StrictMath.exp(x[i] - largest);
    }
    return largest + StrictMath.log(sum);
  }
}
