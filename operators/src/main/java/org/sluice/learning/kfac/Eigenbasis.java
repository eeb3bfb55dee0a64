package org.sluice.learning.kfac;

import org.sluice.learning.algebra.LibraryChoice;

/**
 * The eigenvectors of a layer's Kronecker factors, as a basis in which their product is diagonal.
 *
 * <p>An object is a workspace and belongs to one thread at a time.
 */
public interface Eigenbasis {

  /** Takes the eigenvectors, which have changed. */
  void renew();

  /**
   * M ← Qaᵀ ((Qa M Qgᵀ) / e) Qg, without the factors Qa where the layer has no input.
   *
   * @param matrix Modified. M, {@code [inputs, outputs]}
   * @param eigenvalues Not modified. e, {@code [inputs, outputs]}
   */
  void solve(double[] matrix, double[] eigenvalues);

  /** Memory that it needs at least. */
  long bytes();

  /**
   * A basis, by the library that fits its size.
   *
   * @param input Not modified. Qa row-major, {@code [inputs, inputs]}; null without input
   * @param gradient Not modified. Qg row-major, {@code [outputs, outputs]}
   */
  static Eigenbasis of(double[] input, int inputs, double[] gradient, int outputs) {
    return input != null && LibraryChoice.nd4jPreconditions(inputs, outputs)
        ? new NdEigenbasis(input, inputs, gradient, outputs)
        : new DirectEigenbasis(input, inputs, gradient, outputs);
  }
}
