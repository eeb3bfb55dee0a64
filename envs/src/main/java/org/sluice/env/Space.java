package org.sluice.env;

/** The set that observations or actions come from. */
public sealed interface Space permits Box, Discrete {

  /** The length of the array that holds one value of this space. */
  int size();

  /** How the numbers of a value are arranged, row-major; their product is {@link #size}. */
  int[] shape();

  /** Whether every value is made of the numbers 0 … 255, as pixels are. */
  default boolean isBytes() {
    return false;
  }

  /** Whether {@code value} has the right length and lies in the space; bounds belong to it. */
  boolean contains(double[] value);

  /**
   * Draws a value: uniform between finite bounds, standard normal in an unbounded dimension.
   *
   * @param value Modified. {@code [size]}
   */
  void sample(Generator random, double[] value);
}
