package org.sluice.learning.graph.layers;

import org.sluice.learning.graph.kernels.Block;

/**
 * A layer whose Fisher block is approximated by a Kronecker product: the per-sample gradient of its
 * parameters is [x; 1] gᵀ, or g alone where there is no input (Martens and Grosse 2015).
 */
public interface FactoredLayer {

  /**
   * The weights {@code [in, out]}, or the only parameter {@code [out]} of a layer without input.
   */
  Parameter weight();

  /** The bias {@code [out]}, or null for a layer without input. */
  default Parameter bias() {
    return null;
  }

  /** The input x of the last forward sweep, {@code [in × batch]}, or null. */
  default Block input() {
    return null;
  }

  /** The per-sample gradient g of the last backward sweep, {@code [out × batch]}. */
  Block sampleGradient();
}
