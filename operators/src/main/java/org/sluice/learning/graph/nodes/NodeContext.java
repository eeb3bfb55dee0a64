package org.sluice.learning.graph.nodes;

import org.sluice.learning.graph.kernels.Kernels;

/**
 * What all nodes of a graph share.
 *
 * @param kernels the loops that they are made of
 * @param batch samples per sweep
 * @param differentiable whether the tangent and backward sweeps will be used
 */
public record NodeContext(Kernels kernels, int batch, boolean differentiable) {}
