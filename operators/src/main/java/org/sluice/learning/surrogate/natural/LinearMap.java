package org.sluice.learning.surrogate.natural;

/** A square matrix given by its products with vectors. */
@FunctionalInterface
public interface LinearMap {

  /**
   * product = A v.
   *
   * @param v Not modified.
   * @param product Modified. As long as {@code v}
   */
  void multiply(double[] v, double[] product);
}
