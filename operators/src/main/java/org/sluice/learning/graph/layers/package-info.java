/** Learned parameters: where they stand, how they start, and the nodes that have them. */
package org.sluice.learning.graph.layers;
