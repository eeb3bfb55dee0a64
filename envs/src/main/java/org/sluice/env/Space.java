package org.sluice.env;

import java.io.Serializable;

/** A set of observations or actions. */
public sealed interface Space extends Serializable permits Box, Discrete {

  /** The length of the array that holds one value of this space. */
  int size();

  /** The dimensions of a value, row-major; their product is {@link #size}. */
  int[] shape();

  /** Whether values consist of the numbers 0 … 255, such as pixels. */
  default boolean isBytes() {
    return false;
  }

  /** Whether {@code value} has the right length and is in the space, bounds included. */
  boolean contains(double[] value);

  /**
   * Draws a value: uniform between finite bounds, standard normal in an unbounded dimension.
   *
   * @param value Modified. {@code [size]}
   */
  void sample(Generator random, double[] value);
}
