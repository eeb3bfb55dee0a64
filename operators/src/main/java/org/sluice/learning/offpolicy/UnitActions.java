package org.sluice.learning.offpolicy;

import org.sluice.env.Box;
import org.sluice.learning.graph.kernels.Block;

/**
 * Scales actions between a box and [−1, 1]^d.
 *
 * @param box with finite bounds
 */
public record UnitActions(Box box) {

  private double half(int component) {
    return 0.5 * (box.high(component) - box.low(component));
  }

  private double middle(int component) {
    return 0.5 * (box.high(component) + box.low(component));
  }

  /**
   * Scales actions to [−1, 1]^d.
   *
   * @param actions Not modified. {@code [rows, actionDim]}
   * @param scaled Modified. {@code [rows, actionDim]}
   */
  public void scale(double[] actions, double[] scaled) {
    int size = box.size();
    for (int i = 0; i < actions.length; i++) {
      scaled[i] = (actions[i] - middle(i % size)) / half(i % size);
    }
  }

  /**
   * Scales sampled actions to [−1, 1]^d.
   *
   * @param actions Not modified. {@code [actionDim × rows]}
   * @param scaled Modified. {@code [rows, actionDim]}
   */
  public void scale(Block actions, double[] scaled) {
    int size = box.size();
    for (int row = 0; row < actions.columns; row++) {
      for (int d = 0; d < size; d++) {
        scaled[row * size + d] = (actions.get(d, row) - middle(d)) / half(d);
      }
    }
  }

  /** log |A|: the logarithm of the box's volume. */
  public double logVolume() {
    double sum = 0;
    for (int i = 0; i < box.size(); i++) {
      sum += StrictMath.log(2 * half(i));
    }
    return sum;
  }

  /**
   * Writes the adjoint of an action in the box whose scaled action has a given adjoint.
   *
   * @param adjoint of component d of the scaled action
   */
  public void adjoint(int d, int row, double adjoint, Block actions) {
    actions.set(d, row, adjoint / half(d));
  }

  /** log of the box's volume over that of [−1, 1]^d. */
  public double logScale() {
    double sum = 0;
    for (int i = 0; i < box.size(); i++) {
      sum += StrictMath.log(half(i));
    }
    return sum;
  }
}
