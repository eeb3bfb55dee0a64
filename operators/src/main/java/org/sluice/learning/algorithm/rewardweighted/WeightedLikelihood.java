package org.sluice.learning.algorithm.rewardweighted;

import java.util.Arrays;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.policy.information.Density;

/**
 * The weighted log-likelihood of actions, computed part by part of the batch.
 *
 * <pre>L(θ) = Σ_b w_b log π_θ(a_b | s_b)</pre>
 */
final class WeightedLikelihood {

  private final Density density;
  private final int part;
  private final double[] partWeights;
  private final double[] partGradient;

  /** The actions; none at first. */
  private double[] observations = new double[0];

  private double[] actions = new double[0];
  private int[] rows = new int[0];
  private double[] weights = new double[0];

  /**
   * @param density of the policy, for parts of a batch
   * @param part rows of each
   * @param parameters of the policy
   */
  WeightedLikelihood(Density density, int part, int parameters) {
    this.density = density;
    this.part = part;
    this.partWeights = new double[part];
    this.partGradient = new double[parameters];
  }

  /** Approximate bytes of its buffers. */
  long bytes() {
    return density.graph().bytes() + Double.BYTES * (long) (part + partGradient.length);
  }

  /**
   * Sets the actions.
   *
   * @param ofAll Not modified. Observations, {@code [batch, observationDim]}
   * @param actionsOfAll Not modified. {@code [batch, actionDim]}
   * @param chosen Not modified. Rows of these, at least one
   * @param ofChosen Not modified. The weight of each of the rows
   */
  void set(double[] ofAll, double[] actionsOfAll, int[] chosen, double[] ofChosen) {
    observations = ofAll;
    actions = actionsOfAll;
    rows = chosen;
    weights = ofChosen;
  }

  /**
   * L and its gradient.
   *
   * @param theta Not modified. {@code [parameters]}
   * @param gradient Modified. {@code [parameters]}
   */
  double evaluate(double[] theta, double[] gradient) {
    Arrays.fill(gradient, 0);
    double sum = 0;
    for (int first = 0; first < rows.length; first += part) {
      int count = Math.min(part, rows.length - first);
      load(first, count);
      Block logProbabilities = density.evaluate(theta);
      for (int b = 0; b < count; b++) {
        sum += partWeights[b] * logProbabilities.get(0, b);
      }
      density.weightedGradient(partWeights, partGradient);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += partGradient[i];
      }
    }
    return sum;
  }

  /** Loads a part; if it is not full, its first row stands in for the others, without weight. */
  private void load(int first, int count) {
    int observationDim = density.observations().rows();
    int actionDim = density.actions().rows();
    for (int b = 0; b < part; b++) {
      int row = rows[b < count ? first + b : first];
      density.observations().setColumn(b, observations, row * observationDim);
      density.actions().setColumn(b, actions, row * actionDim);
      partWeights[b] = b < count ? weights[first + b] : 0;
    }
  }
}
