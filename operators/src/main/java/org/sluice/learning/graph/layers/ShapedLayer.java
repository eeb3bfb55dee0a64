package org.sluice.learning.graph.layers;

/** A layer that multiplies its input by a matrix of weights. */
public interface ShapedLayer {

  /** The sizes of the layer. */
  DenseShape shape();
}
