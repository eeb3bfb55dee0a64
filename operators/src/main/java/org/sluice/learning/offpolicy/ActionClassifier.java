package org.sluice.learning.offpolicy;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;

/**
 * A classifier c(s, a) that tells actions of one source from those of another:
 *
 * <pre>loss = mean log(1 + e^−c) over the first source + mean log(1 + e^c) over the second</pre>
 *
 * <p>At the optimum, c is the logarithm of the ratio of the sources' densities. With a policy's
 * actions first and uniform ones second, it is log π(a|s) + log |A|, where |A| is the volume of the
 * action space: −mean c at the policy's actions is its entropy less log |A|. Tang and Agrawal 2018,
 * Implicit Policy, equation 7 and lemma A.1. Buffers of one thread.
 */
public final class ActionClassifier {

  private final ActionValues logits;
  private final int firstRows;
  private final int secondRows;
  private final double[] observations;
  private final double[] actions;
  private final double[] weights;

  /**
   * @param network c's architecture
   * @param firstRows rows from the first source
   * @param secondRows rows from the second source
   */
  public ActionClassifier(
      QNetwork network,
      Precision precision,
      int firstRows,
      int secondRows,
      int observationDim,
      int actionDim) {
    int rows = firstRows + secondRows;
    this.logits = new ActionValues(network, precision, rows, observationDim, actionDim);
    this.firstRows = firstRows;
    this.secondRows = secondRows;
    this.observations = new double[rows * observationDim];
    this.actions = new double[rows * actionDim];
    this.weights = new double[rows];
  }

  /** The layout of the parameters ψ. */
  public ParameterLayout layout() {
    return logits.layout();
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return logits.bytes();
  }

  /**
   * Sets the rows from the first source.
   *
   * @param states Not modified. {@code [firstRows, observationDim]}
   * @param taken Not modified. {@code [firstRows, actionDim]}
   */
  public void setFirst(double[] states, double[] taken) {
    System.arraycopy(states, 0, observations, 0, states.length);
    System.arraycopy(taken, 0, actions, 0, taken.length);
  }

  /**
   * Sets the rows from the second source.
   *
   * @param states Not modified. {@code [secondRows, observationDim]}
   * @param taken Not modified. {@code [secondRows, actionDim]}
   */
  public void setSecond(double[] states, double[] taken) {
    System.arraycopy(states, 0, observations, observations.length - states.length, states.length);
    System.arraycopy(taken, 0, actions, actions.length - taken.length, taken.length);
  }

  /**
   * The loss and its gradient.
   *
   * @param parameters Not modified. ψ
   * @param gradient Modified. In the order of ψ
   * @return the loss
   */
  public double differentiate(Block parameters, Block gradient) {
    logits.observe(observations);
    logits.act(actions);
    logits.evaluate(parameters);
    double ofFirst = 0;
    double ofSecond = 0;
    for (int i = 0; i < weights.length; i++) {
      double c = logits.values[i];
      if (i < firstRows) {
        ofFirst += softplus(-c);
        weights[i] = -sigmoid(-c) / firstRows;
      } else {
        ofSecond += softplus(c);
        weights[i] = sigmoid(c) / secondRows;
      }
    }
    logits.differentiate(weights);
    logits.gradient(gradient);
    return ofFirst / firstRows + ofSecond / secondRows;
  }

  /** c of the rows, those of the first source before those of the second; live. */
  public double[] logits() {
    return logits.values;
  }

  /** log(1 + e^x). */
  public static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** 1 / (1 + e^−x). */
  public static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
