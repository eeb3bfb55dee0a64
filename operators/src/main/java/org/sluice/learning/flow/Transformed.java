package org.sluice.learning.flow;

import org.sluice.learning.graph.nodes.Node;

/**
 * What a flow makes of its input.
 *
 * @param value the image, {@code [dim × batch]}
 * @param logDeterminant log |det ∂value/∂input|, {@code [1 × batch]}, or null where it is zero
 *     everywhere
 */
public record Transformed(Node value, Node logDeterminant) {}
