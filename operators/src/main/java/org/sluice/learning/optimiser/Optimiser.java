package org.sluice.learning.optimiser;

import java.nio.ByteBuffer;
import org.sluice.learning.graph.kernels.Block;

/** A first-order optimiser. For one thread. */
public interface Optimiser {

  /**
   * Makes a step.
   *
   * @param parameters Modified.
   * @param gradient Not modified.
   * @param learningRate of this step
   */
  void step(Block parameters, Block gradient, double learningRate);

  /** Bytes that {@link #save} writes. */
  int stateBytes();

  /** Saves everything that the next step depends on besides its arguments. */
  void save(ByteBuffer out);

  /** Restores what {@link #save} wrote. */
  void restore(ByteBuffer in);
}
