package org.sluice.learning.graph.layers;

/**
 * The sizes of a dense layer.
 *
 * @param inputDifferentiated whether its input depends on parameters, so that sweeps pass through
 *     it
 */
public record DenseShape(int inputs, int outputs, boolean inputDifferentiated) {}
