package org.sluice.learning.value;

import org.sluice.learning.optimiser.GraphAdam;

/**
 * The learned state of a trial's value function: its parameters θ and the state of their {@link
 * GraphAdam}, in the layout of its {@link ValueNetwork}. A fit modifies it in place; everything
 * else is in {@link ValueFunction}, which trials may share.
 */
public final class ValueState {

  private final float[] parameters;
  private final float[] firstMoments;
  private final float[] secondMoments;
  private long steps;

  /**
   * A state with initial parameters.
   *
   * @param parameters Not modified. θ
   */
  public ValueState(float[] parameters) {
    this(parameters, new float[parameters.length], new float[parameters.length], 0);
  }

  /**
   * A restored state.
   *
   * @param parameters Not modified. θ
   * @param firstMoments Not modified. Adam's m
   * @param secondMoments Not modified. Adam's v
   * @param steps Adam's steps so far
   */
  public ValueState(float[] parameters, float[] firstMoments, float[] secondMoments, long steps) {
    if (firstMoments.length != parameters.length || secondMoments.length != parameters.length) {
      throw new IllegalArgumentException(
          String.format(
              "%d parameters, but %d and %d moments",
              parameters.length, firstMoments.length, secondMoments.length));
    }
    this.parameters = parameters.clone();
    this.firstMoments = firstMoments.clone();
    this.secondMoments = secondMoments.clone();
    this.steps = steps;
  }

  /** The number of parameters. */
  public int size() {
    return parameters.length;
  }

  /** θ; a copy. */
  public float[] parameters() {
    return parameters.clone();
  }

  /** Adam's m; a copy. */
  public float[] firstMoments() {
    return firstMoments.clone();
  }

  /** Adam's v; a copy. */
  public float[] secondMoments() {
    return secondMoments.clone();
  }

  /** Adam's steps so far. */
  public long steps() {
    return steps;
  }

  float[] liveParameters() {
    return parameters;
  }

  void restore(GraphAdam adam) {
    adam.load(firstMoments, secondMoments, steps);
  }

  /**
   * Sets parameters that were fitted without Adam.
   *
   * @param fitted Not modified. θ
   */
  public void take(double[] fitted) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) fitted[i];
    }
  }

  /** Sets the fitted parameters and moments. */
  void take(float[] fitted, GraphAdam adam) {
    System.arraycopy(fitted, 0, parameters, 0, parameters.length);
    adam.store(firstMoments, secondMoments);
    steps = adam.steps();
  }
}
