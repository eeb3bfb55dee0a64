package org.sluice.learning.optimiser;

import java.nio.ByteBuffer;

/** Changes parameters against the gradient of a loss, step by step. For one thread. */
public interface Optimiser {

  /**
   * Makes a step.
   *
   * @param parameters Modified.
   * @param gradient Not modified.
   * @param learningRate of this step
   */
  void step(double[] parameters, double[] gradient, double learningRate);

  /** Bytes that {@link #save} writes. */
  int stateBytes();

  /** Writes everything that the next step depends on besides its arguments. */
  void save(ByteBuffer out);

  /** Continues where {@link #save} was called. */
  void restore(ByteBuffer in);
}
