package org.sluice.learning.flow;

import org.sluice.learning.graph.nodes.Node;

/**
 * The output of a flow.
 *
 * @param value the image, {@code [dim × batch]}
 * @param logDeterminant log |det ∂value/∂input|, {@code [1 × batch]}, or null if it is zero
 *     everywhere
 */
public record Transformed(Node value, Node logDeterminant) {}
