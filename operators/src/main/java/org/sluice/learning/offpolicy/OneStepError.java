package org.sluice.learning.offpolicy;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.replay.Minibatch;

/**
 * The squared error of action values against one-step targets, with its gradient.
 *
 * <pre>y = c r + γ v(s')     without the second term after a terminated episode
 * loss = f mean (Q(s, a) − y)²</pre>
 *
 * <p>Time limits do not end an episode's value: truncated steps keep their second term. Buffers of
 * one thread.
 */
public final class OneStepError {

  private final double factor;
  private final double[] weights;

  /** y, after {@link #computeTargets}: {@code [rows]}. */
  public final double[] targets;

  /**
   * @param factor f
   */
  public OneStepError(int rows, double factor) {
    this.factor = factor;
    this.weights = new double[rows];
    this.targets = new double[rows];
  }

  /**
   * Computes the targets.
   *
   * @param next Not modified. v(s'), {@code [rows]}
   * @param gamma γ
   * @param rewardScale c
   */
  public void computeTargets(Minibatch minibatch, double[] next, double gamma, double rewardScale) {
    for (int i = 0; i < targets.length; i++) {
      double later = minibatch.terminated[i] ? 0 : gamma * next[i];
      targets[i] = rewardScale * minibatch.rewards[i] + later;
    }
  }

  /**
   * The loss and its gradient, after {@link #computeTargets}.
   *
   * @param critic Q, whose observations and actions are set
   * @param parameters Not modified. Those of Q
   * @param gradient Modified.
   * @return the loss
   */
  public double differentiate(ActionValues critic, Block parameters, Block gradient) {
    critic.evaluate(parameters);
    int rows = targets.length;
    double squares = 0;
    for (int i = 0; i < rows; i++) {
      double error = critic.values[i] - targets[i];
      squares += error * error;
      weights[i] = 2 * factor * error / rows;
    }
    critic.differentiate(weights);
    critic.gradient(gradient);
    return factor * squares / rows;
  }
}
