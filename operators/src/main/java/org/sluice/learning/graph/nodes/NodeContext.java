package org.sluice.learning.graph.nodes;

import org.sluice.learning.graph.kernels.Kernels;

/**
 * The context shared by all nodes of a graph.
 *
 * @param kernels the loops that they are made of
 * @param batch samples per sweep
 * @param differentiable whether the tangent and backward sweeps will be used
 */
public record NodeContext(Kernels kernels, int batch, boolean differentiable) {}
