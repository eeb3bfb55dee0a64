package org.sluice.learning.surrogate.vine;

import org.sluice.learning.trustregion.Surrogate;

/**
 * Self-normalised importance sampling over the actions of each state.
 *
 * <pre>
 * L = mean_n L_n,  L_n = Σ_k w_nk Q_nk / Σ_k w_nk
 * ∂L / ∂ log π_nk = w_nk (Q_nk − L_n) / (N Σ_j w_nj)
 * </pre>
 *
 * <p>What all actions of a state have in common cancels, so no mean has to be subtracted. Schulman
 * et al. 2015, section 4.2 of the first version.
 *
 * @param rollouts actions per state; they follow one another
 */
public record SelfNormalised(int rollouts) implements Surrogate {

  @Override
  public double value(double[] weights, double[] advantages) {
    double sum = 0;
    for (int first = 0; first < weights.length; first += rollouts) {
      sum += mean(weights, advantages, first) / total(weights, first);
    }
    return sum * rollouts / weights.length;
  }

  @Override
  public void derivatives(double[] weights, double[] advantages, double[] derivatives) {
    double states = (double) weights.length / rollouts;
    for (int first = 0; first < weights.length; first += rollouts) {
      double total = total(weights, first);
      double mean = mean(weights, advantages, first) / total;
      for (int b = first; b < first + rollouts; b++) {
        derivatives[b] = weights[b] * (advantages[b] - mean) / (states * total);
      }
    }
  }

  private double total(double[] weights, int first) {
    double total = 0;
    for (int b = first; b < first + rollouts; b++) {
      total += weights[b];
    }
    return total;
  }

  /** Without the division by the total weight. */
  private double mean(double[] weights, double[] advantages, int first) {
    double sum = 0;
    for (int b = first; b < first + rollouts; b++) {
      sum += weights[b] * advantages[b];
    }
    return sum;
  }
}
