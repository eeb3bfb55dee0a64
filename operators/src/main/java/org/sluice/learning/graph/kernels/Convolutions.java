package org.sluice.learning.graph.kernels;

/**
 * Convolutions of the pictures in a block's columns, as products of weights with patches.
 *
 * <p>Like all {@linkplain Kernels kernels}, they compute in a fixed order and allocate nothing.
 */
public interface Convolutions {

  /** out += scale · convolution of x with the weights. */
  void addTo(Block out, ConvolutionShape shape, double scale, Block weight, Block x);

  /** The derivative by the weights: gradient += scale · Σ patches of x · adjointᵀ. */
  void addWeightGradient(
      Block gradient, ConvolutionShape shape, double scale, Block x, Block adjoint);

  /** The derivative by the pictures: adjoint of x += scale · (weights · adjoint at its patches). */
  void addInputAdjoint(
      Block inputAdjoint, ConvolutionShape shape, double scale, Block weight, Block adjoint);
}
