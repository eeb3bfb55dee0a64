package org.sluice.learning.graph.layers;

/**
 * The sizes of a dense layer, or of a convolution: a dense layer of a patch at several positions.
 *
 * @param positions of each sample at which its products are computed
 * @param inputDifferentiated whether its input depends on parameters, so that sweeps pass through
 *     it
 */
public record DenseShape(int inputs, int outputs, int positions, boolean inputDifferentiated) {}
